package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** What one node offered on one UTC day, what was asked of it, and when it was read. */
final class NodeDay {

    /** What each resource offers, over a span in which the node existed. */
    private record Offer(TimeSpan span, Map<Resource, Exact> perResource) {}

    /** What a consumer requested and used of one resource, in hours of it. */
    record Quantity(Exact requested, Exact used) {

        static final Quantity NONE = new Quantity(Exact.ZERO, Exact.ZERO);

        Quantity plus(Quantity other) {
            return new Quantity(requested.plus(other.requested), used.plus(other.used));
        }
    }

    private final List<Offer> offers = new ArrayList<>();
    private final SortedMap<Consumer, EnumMap<Resource, Quantity>> readings = new TreeMap<>();
    private final Coverage coverage = new Coverage();

    void offer(TimeSpan span, Map<Resource, Exact> perResource) {
        offers.add(new Offer(span, perResource));
    }

    void read(Consumer consumer, Resource resource, Quantity more) {
        readings.computeIfAbsent(consumer, any -> new EnumMap<>(Resource.class))
                .merge(resource, more, Quantity::plus);
    }

    /**
     * Notes that the node was read. Sources report by the hour: whoever reads a node within an hour
     * has read that hour, also when the only pod ran for a part of it.
     */
    void readDuring(TimeSpan span) {
        coverage.add(span.wholeHours());
    }

    Coverage coverage() {
        return coverage;
    }

    boolean isUsed() {
        return !readings.isEmpty();
    }

    /** What each consumer that was read apart requested and used of a resource. */
    void eachQuantity(Resource resource, BiConsumer<Consumer, Quantity> receiver) {
        readings.forEach((consumer, quantities) ->
                receiver.accept(consumer, quantities.getOrDefault(resource, Quantity.NONE)));
    }

    /**
     * The same of each consumer that counts as one.
     *
     * @param as what makes one consumer of those that were read apart
     */
    void eachQuantity(
            Resource resource,
            UnaryOperator<Consumer> as,
            BiConsumer<Consumer, Quantity> receiver) {
        var sums = new TreeMap<Consumer, Quantity>();
        eachQuantity(
                resource,
                (consumer, quantity) -> sums.merge(as.apply(consumer), quantity, Quantity::plus));
        sums.forEach(receiver);
    }

    boolean exists() {
        return !offers.isEmpty();
    }

    /** How long it existed. */
    long time() {
        return offers.stream().mapToLong(offer -> offer.span().length()).sum();
    }

    /** How much of that time was read. */
    long timeRead(Coverage read) {
        return offers.stream().mapToLong(offer -> read.within(offer.span())).sum();
    }

    /** The resource it offered in the hours that were read, times nanoseconds. */
    BigInteger covered(Resource resource, Coverage read) {
        return sum(resource, read, true);
    }

    /** The resource it offered in hours of which there is no reading, times nanoseconds. */
    BigInteger uncovered(Resource resource, Coverage read) {
        return sum(resource, read, false);
    }

    private BigInteger sum(Resource resource, Coverage read, boolean covered) {
        var sum = BigInteger.ZERO;
        for (var offer : offers) {
            var inside = read.within(offer.span());
            var time = covered ? inside : offer.span().length() - inside;
            var amount = offer.perResource().getOrDefault(resource, Exact.ZERO).unscaled();
            sum = sum.add(amount.multiply(BigInteger.valueOf(time)));
        }
        return sum;
    }
}
