package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.policy.document.Blend;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Works out what machines offered and what was taken of it.
 *
 * <p>Weights are exact integers: a resource's unit (10⁻²⁴ of a core, say) times nanoseconds, times
 * 10²⁴ because the blend's ratio has that many decimals too.
 */
final class Loads {

    private static final BigInteger ONE = Exact.of(1).unscaled();
    private static final BigInteger HOUR = BigInteger.valueOf(TimeSpan.HOUR);
    private static final BigInteger WEIGHTS_PER_HOUR = ONE.multiply(ONE).multiply(HOUR);

    private final Measurements measurements;
    private final Blend blend;
    private final Consumers consumers;

    Loads(Measurements measurements, Blend blend, Consumers consumers) {
        this.measurements = measurements;
        this.blend = blend;
        this.consumers = consumers;
    }

    /**
     * A machine's load.
     *
     * @param labelDay the day whose labels of workloads count
     */
    Load of(Machine machine, Resource resource, LocalDate labelDay) {
        var covered = BigInteger.ZERO;
        var uncovered = BigInteger.ZERO;
        var effective = new TreeMap<Consumer, BigInteger>();
        for (var node : measurements.nodes(machine.clusterDay()).entrySet()) {
            var day = node.getValue();
            if (machine.includes(node.getKey()) && counts(day, node.getKey())) {
                var read = measurements.coverage(machine.clusterDay(), node.getKey());
                covered = covered.add(day.covered(resource, read).multiply(ONE));
                uncovered = uncovered.add(day.uncovered(resource, read).multiply(ONE));
                eachQuantity(
                        day,
                        resource,
                        labelDay,
                        (consumer, quantity) ->
                                effective.merge(consumer, effective(quantity), BigInteger::add));
            }
        }
        return new Load(covered, uncovered, effective);
    }

    private void eachQuantity(
            NodeDay day,
            Resource resource,
            LocalDate labelDay,
            BiConsumer<Consumer, NodeDay.Quantity> receiver) {
        if (consumers.areAsRead()) {
            day.eachQuantity(resource, receiver);
        } else {
            day.eachQuantity(
                    resource, consumer -> consumers.completed(consumer, labelDay), receiver);
        }
    }

    /** Readings of a node that does not exist on the day have no part in the cluster's cost. */
    private static boolean counts(NodeDay day, String node) {
        return day.exists() || node.equals(Measurements.ANY_NODE);
    }

    private BigInteger effective(NodeDay.Quantity quantity) {
        var requested = quantity.requested().unscaled();
        var used = quantity.used().unscaled();
        var blended =
                switch (blend) {
                    case Blend.Ratio(var ratio) ->
                            ratio.unscaled()
                                    .multiply(requested)
                                    .add(ONE.subtract(ratio.unscaled()).multiply(used));
                    case Blend.LargerOfBoth() -> requested.max(used).multiply(ONE);
                };
        return blended.multiply(HOUR);
    }

    /** A weight as a quantity, for explanation. */
    static Exact hours(BigInteger weight) {
        return hours(weight, BigInteger.ONE);
    }

    /** A fraction of a weight as a quantity, for explanation. */
    static Exact hours(BigInteger weight, BigInteger divisor) {
        return Rounding.figure(weight, WEIGHTS_PER_HOUR.multiply(divisor));
    }
}
