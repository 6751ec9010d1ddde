package org.chargebackledger.ledger.peers;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.run.Allocation;
import org.chargebackledger.ledger.run.AllocationInputs;
import org.chargebackledger.ledger.run.AllocationResult;
import org.chargebackledger.ledger.run.PostedAmounts;
import org.chargebackledger.ledger.time.Period;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A bill of the peer's under a policy of ours. What a pool's id says after an {@code @} is our own
 * distinction, of which the peer knows nothing.
 */
final class PeerAllocation {

    private static final String HEAD =
            "apiVersion: chargeback/v1\nname: peer\ncurrency: EUR\nunattributed: U\n";
    private static final LocalDate ALWAYS = LocalDate.of(2020, 1, 1);

    private final AllocationResult result;

    private PeerAllocation(AllocationResult result) {
        this.result = result;
    }

    static PeerAllocation of(List<CostLine> bill, Set<String> costCenters, String policy) {
        var registered = new ArrayList<CostCenter>();
        registered.add(costCenter("U"));
        costCenters.forEach(code -> registered.add(costCenter(code)));
        return new PeerAllocation(
                Allocation.of(
                        new AllocationInputs(
                                Period.parse(YearMonth.from(bill.getFirst().startDay()).toString()),
                                List.of(CostLines.of(bill)),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                new Register(1, registered),
                                AllocationPolicyDocument.parse(HEAD + policy))));
    }

    private static CostCenter costCenter(String code) {
        return new CostCenter(code, code, List.of(), "6100", "EX01", "owner", ALWAYS, null, null);
    }

    /** What each cost center bears, exactly. */
    SortedMap<String, BigDecimal> exact() {
        var sums = new TreeMap<String, BigDecimal>();
        for (var share : result.shares()) {
            if (share.intoPool().isEmpty()) {
                sums.merge(share.costCenter(), share.amount().toBigDecimal(), BigDecimal::add);
            }
        }
        return sums;
    }

    /** What each cost center is charged. */
    SortedMap<String, BigDecimal> posted() {
        var sums = new TreeMap<String, BigDecimal>();
        for (var amount : PostedAmounts.of(result)) {
            var costCenter = amount.slot().costCenter();
            if (costCenter != null) {
                sums.merge(costCenter, new BigDecimal(amount.posted().amount()), BigDecimal::add);
            }
        }
        return sums;
    }

    /** What each pool passes on to each other pool and cost center. */
    SortedMap<String, BigDecimal> flows() {
        var flows = new TreeMap<String, BigDecimal>();
        for (var share : result.shares()) {
            var provider = peerName(share.origin());
            var consumer = peerName(share.costCenter() + share.intoPool());
            if (share.day() == null && !provider.equals(consumer)) {
                flows.merge(
                        provider + " > " + consumer,
                        share.amount().toBigDecimal(),
                        BigDecimal::add);
            }
        }
        return flows;
    }

    private static String peerName(String pool) {
        var distinction = pool.indexOf('@');
        return distinction < 0 ? pool : pool.substring(0, distinction);
    }
}
