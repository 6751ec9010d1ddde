package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * How the cost of a resource of a machine divides among those who took it.
 *
 * @param standIn the other day whose readings divide it; null for the day's own
 * @param value of the capacity against the other resources'
 * @param capacity it is about, for explanation
 * @param total of the driver, for explanation
 */
record ResourceSplit(
        Resource resource,
        @Nullable StandIn standIn,
        BigInteger value,
        Exact capacity,
        Exact total,
        List<Part> parts) {

    /** Who or what takes a part of a resource. */
    enum Taker {
        NAMESPACE,
        IDLE,
        MISSING_USAGE
    }

    /**
     * One taker's part of a resource.
     *
     * @param consumer only of a namespace's part
     * @param weight exact, against the other parts'
     * @param hours the same as a quantity, for explanation
     */
    record Part(Taker taker, @Nullable Consumer consumer, BigInteger weight, Exact hours) {

        private static Part of(
                Taker taker, @Nullable Consumer consumer, BigInteger quantity, BigInteger scale) {
            return new Part(taker, consumer, quantity.multiply(scale), Loads.hours(quantity));
        }
    }

    /** All of a resource, with what nobody read of it as missing usage. */
    static ResourceSplit wholly(WeighedLoad own) {
        var load = own.load();
        // With no hour read there is no base; all of the cost is then the unread hours'.
        var base = load.isRead() ? load.base() : BigInteger.ONE;
        var parts = new ArrayList<>(readParts(load, load.covered()));
        parts.add(
                new Part(
                        Taker.MISSING_USAGE,
                        null,
                        load.uncovered().multiply(base),
                        Loads.hours(proportional(load, base, load.uncovered()))));
        return new ResourceSplit(
                own.resource(),
                null,
                own.value(load.whole()),
                Loads.hours(load.whole()),
                Loads.hours(proportional(load, base, load.whole())),
                parts);
    }

    /** What the base would be of a part of the capacity. */
    private static BigInteger proportional(Load load, BigInteger base, BigInteger capacity) {
        return load.isRead() ? base.multiply(capacity).divide(load.covered()) : load.uncovered();
    }

    /** Only the hours of a resource that were read. */
    static ResourceSplit read(WeighedLoad own) {
        var load = own.load();
        return new ResourceSplit(
                own.resource(),
                null,
                own.value(load.covered()),
                Loads.hours(load.covered()),
                Loads.hours(load.base()),
                readParts(load, BigInteger.ONE));
    }

    /** A capacity of which another day's readings stand in for the own. */
    static ResourceSplit standingIn(
            StandIn standIn, WeighedLoad other, BigInteger value, Exact capacity) {
        return new ResourceSplit(
                other.resource(),
                standIn,
                value,
                capacity,
                Loads.hours(other.load().base()),
                readParts(other.load(), BigInteger.ONE));
    }

    private static List<Part> readParts(Load load, BigInteger scale) {
        var parts = new ArrayList<Part>();
        if (load.isRead()) {
            load.effective()
                    .forEach((consumer, quantity) ->
                            parts.add(Part.of(Taker.NAMESPACE, consumer, quantity, scale)));
            parts.add(Part.of(Taker.IDLE, null, load.base().subtract(load.used()), scale));
        }
        return parts;
    }

    /** The same with its value in a smaller unit. */
    ResourceSplit times(BigInteger scale) {
        return new ResourceSplit(resource, standIn, value.multiply(scale), capacity, total, parts);
    }

    /** The name of its quantity on shares. */
    String driver() {
        return standIn == null ? resource.driver() : standIn.driver(resource.driver());
    }
}
