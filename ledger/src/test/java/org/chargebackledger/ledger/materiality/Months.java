package org.chargebackledger.ledger.materiality;

import static org.chargebackledger.ledger.Samples.AWS;
import static org.chargebackledger.ledger.Samples.USD;
import static org.chargebackledger.ledger.Samples.key;

import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.materiality.Assessment.Yardstick;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.Slot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tests restate, and what they compare it with. */
final class Months {

    static final String PAYMENTS = "CC-4100";
    static final String SEARCH = "CC-4200";

    private Months() {}

    static Restatement restated(PostedAmount... differences) {
        return new Restatement(List.of(differences));
    }

    static PostedAmount more(String costCenter, String service, String amount) {
        var money = Money.parse(USD, amount);
        return new PostedAmount(slot(costCenter, service), money.exact(), money);
    }

    static Slot slot(String costCenter, String service) {
        return new Slot(AWS, Account.cost(costCenter), costCenter, null, key(service));
    }

    /** October charged payments 400.00 and search 100.00. */
    static Yardstick october(Map<String, Object> limit) {
        var totals = new ClosedTotals();
        totals.add(PAYMENTS, Money.parse(USD, "400.00"));
        totals.add(SEARCH, Money.parse(USD, "100.00"));
        return new Yardstick(thresholds(limit), totals);
    }

    static Yardstick none() {
        return new Yardstick(null, new ClosedTotals());
    }

    static Thresholds thresholds(Map<String, Object> limit) {
        var members = new HashMap<String, Object>(limit);
        members.put("year", "2026");
        members.put("memo", "audit plan 2026");
        return Thresholds.parse(Members.of(members));
    }

    static Map<String, Object> dollars(String amount) {
        return Map.of("absolute", List.of(Map.of("amount", amount, "currency", "USD")));
    }
}
