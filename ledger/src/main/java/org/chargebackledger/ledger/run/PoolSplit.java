package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Apportionment;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.Receiver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A pool's shares, computed once and applied to each part of the pool. */
sealed interface PoolSplit {

    /** Divides a part of the pool; the portions sum to it. */
    List<Portion> divide(Exact part);

    /** What one receiver gets of a part. */
    record Portion(Receiver receiver, Driver driver, Exact amount) {}

    /** In proportion to a driver, of which none is negative and not all are zero. */
    record InProportion(String driver, SortedMap<Receiver, Exact> values) implements PoolSplit {

        static InProportion to(Receiver only, String driver) {
            return new InProportion(driver, new TreeMap<>(Map.of(only, Exact.of(1))));
        }

        Exact total() {
            return values.values().stream().reduce(Exact.ZERO, Exact::plus);
        }

        @Override
        public List<Portion> divide(Exact part) {
            var total = total();
            var amounts =
                    Apportionment.split(
                            part, values.values().stream().map(Exact::unscaled).toList());
            var portions = new ArrayList<Portion>();
            var i = 0;
            for (var value : values.entrySet()) {
                portions.add(
                        new Portion(
                                value.getKey(),
                                new Driver(driver, value.getValue(), total),
                                amounts.get(i++)));
            }
            return portions;
        }
    }

    /**
     * Stated amounts first, then what remains by another split.
     *
     * @param whole all of the pool in its scope
     */
    record FixedFirst(SortedMap<Receiver, Exact> amounts, Exact whole, PoolSplit rest)
            implements PoolSplit {

        @Override
        public List<Portion> divide(Exact part) {
            var weights = new ArrayList<>(amounts.values().stream().map(Exact::unscaled).toList());
            var stated = amounts.values().stream().reduce(Exact.ZERO, Exact::plus);
            weights.add(whole.minus(stated).unscaled());
            if (whole.isZero()) {
                return rest.divide(part);
            }
            var parts = Apportionment.split(part, weights);
            var portions = new ArrayList<Portion>();
            var i = 0;
            for (var amount : amounts.entrySet()) {
                portions.add(
                        new Portion(
                                amount.getKey(),
                                new Driver("fixed", amount.getValue(), whole),
                                parts.get(i++)));
            }
            portions.addAll(rest.divide(parts.get(i)));
            return portions;
        }
    }
}
