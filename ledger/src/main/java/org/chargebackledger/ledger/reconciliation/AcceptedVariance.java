package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.audit.TwoPersons;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.time.Period;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A figure above its limit that two persons accept, as long as it is just that.
 *
 * @param variance what it is called
 * @param hash of all that it says
 * @param amount in words
 * @param owner who answers for it
 * @param reason why it is accepted
 */
public record AcceptedVariance(
        Period period, String variance, String hash, String amount, String owner, String reason) {

    /** What a change of this kind is called. */
    public static final String KIND = "variance-acceptance";

    public AcceptedVariance {
        TwoPersons.requireReason(reason);
    }

    public Map<String, Object> canonical() {
        var json = new LinkedHashMap<String, Object>();
        json.put("period", period.toString());
        json.put("variance", variance);
        json.put("hash", hash);
        json.put("amount", amount);
        json.put("owner", owner);
        json.put("reason", reason);
        return json;
    }

    /** The acceptance of {@link #canonical()}. */
    public static AcceptedVariance parse(Members members) {
        return new AcceptedVariance(
                members.period("period"),
                members.text("variance"),
                members.text("hash"),
                members.text("amount"),
                members.text("owner"),
                members.text("reason"));
    }

    /** Whether it is about this figure as it stands. */
    public boolean accepts(Period of, OpenVariance open) {
        return period.equals(of) && variance.equals(open.id()) && hash.equals(open.hash());
    }
}
