package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.Share;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The shares of one source account, charge category and service, by where they came to rest: what
 * each posting key of a cost center received, what went into each pool, and what was split. Of the
 * account's other shares only the sums at each key are kept, as rounding asks for them.
 */
final class ShareTrail {

    /** Who received, under which key. */
    record Receiver(String costCenter, PostingKey key) {}

    /**
     * All that was split by one driver.
     *
     * @param values the receivers' parts of the driver
     * @param total the whole of the driver
     */
    record Whole(Exact amount, Exact values, Exact total) {
        Whole plus(Whole other) {
            return new Whole(amount.plus(other.amount), values.plus(other.values), total);
        }
    }

    /**
     * What cost of nodes was split, by day.
     *
     * @param nodes names, comma-separated; empty for a cluster's whole capacity
     */
    record Machine(String service, String cluster, String nodes, LocalDate day) {

        /** The machine whose cost a share is part of; null of other cost. */
        static @Nullable Machine of(Share share) {
            var day = share.day();
            return day == null || share.cluster().isEmpty()
                    ? null
                    : new Machine(share.key().service(), share.cluster(), share.node(), day);
        }
    }

    private static final Whole NOTHING = new Whole(Exact.ZERO, Exact.ZERO, Exact.ZERO);

    private final SourceAccount account;
    private final String chargeCategory;
    private final Set<String> services;
    private final Map<Receiver, List<Share>> received = new HashMap<>();
    private final Map<String, List<Share>> intoPools = new HashMap<>();
    private final Set<Machine> machines = new HashSet<>();
    private final Map<Split, Whole> wholes = new HashMap<>();
    private final SortedMap<String, SortedMap<PostingKey, Exact>> sums =
            new TreeMap<>(CodePointOrder.INSTANCE);

    ShareTrail(SourceAccount account, String chargeCategory, Set<String> services) {
        this.account = account;
        this.chargeCategory = chargeCategory;
        this.services = Set.copyOf(services);
    }

    void add(List<Share> shares) {
        for (var share : shares) {
            if (!share.account().equals(account)) {
                continue;
            }
            if (share.intoPool().isEmpty()) {
                sums.computeIfAbsent(share.costCenter(), any -> new TreeMap<>())
                        .merge(share.key(), share.amount(), Exact::plus);
            }
            if (isOfThisTrail(share)) {
                keep(share);
            }
        }
    }

    private void keep(Share share) {
        if (share.costCenter().isEmpty()) {
            intoPools.computeIfAbsent(share.intoPool(), any -> new ArrayList<>()).add(share);
        } else {
            received.computeIfAbsent(
                            new Receiver(share.costCenter(), share.key()), any -> new ArrayList<>())
                    .add(share);
        }
        var machine = Machine.of(share);
        if (machine != null) {
            machines.add(machine);
        }
        var split = Split.of(share);
        var whole = new Whole(share.amount(), share.driverValue(), share.driverTotal());
        wholes.merge(split, whole, Whole::plus);
        if (!split.driver().isEmpty()) {
            wholes.merge(split.byAnything(), whole, Whole::plus);
        }
    }

    private boolean isOfThisTrail(Share share) {
        return share.key().chargeCategory().equals(chargeCategory)
                && services.contains(share.key().service());
    }

    /** What reached a cost center under a key. */
    List<Share> received(String costCenter, PostingKey key) {
        return received.getOrDefault(new Receiver(costCenter, key), List.of());
    }

    /** What went into a part of a pool, from rules, nodes and other pools. */
    List<Share> into(PoolPart part) {
        return intoPools.getOrDefault(part.pool(), List.of()).stream()
                .filter(share -> PoolPart.target(share).equals(part))
                .toList();
    }

    /** Whether cost of these nodes was split on the day. */
    boolean isSplit(Machine machine) {
        return machines.contains(machine);
    }

    /** All that was split together with a share. */
    Whole whole(Split split) {
        return wholes.getOrDefault(split, NOTHING);
    }

    /** Whether anything of the trail was split by this. */
    boolean isFollowed(String service, String origin, String driver) {
        return wholes.containsKey(
                new Split(Split.Stage.FOLLOWING, service, origin, null, "", "", "", "", driver));
    }

    /** The account's exact amounts by cost center and key, in the order that breaks ties. */
    SortedMap<String, SortedMap<PostingKey, Exact>> sums() {
        return sums;
    }

    /** All that went into a pool, from rules, nodes and other pools. */
    Exact poolTotal(String pool, String service) {
        return intoPools.getOrDefault(pool, List.of()).stream()
                .filter(share -> share.key().service().equals(service))
                .map(Share::amount)
                .reduce(Exact.ZERO, Exact::plus);
    }

    /** The pools that shares came out of, and those that were emptied into them, nearest first. */
    List<PoolPart> feeding(List<Share> shares) {
        var parts = new LinkedHashSet<PoolPart>();
        var next = new ArrayDeque<>(sources(shares));
        while (!next.isEmpty()) {
            var part = next.remove();
            if (parts.add(part)) {
                next.addAll(sources(into(part)));
            }
        }
        return List.copyOf(parts);
    }

    private static List<PoolPart> sources(List<Share> shares) {
        return shares.stream()
                .filter(share -> Split.Stage.of(share) == Split.Stage.POOL)
                .map(PoolPart::source)
                .distinct()
                .toList();
    }

    /** Every share behind what a key received, those in the pools that fed it included. */
    List<Share> behind(String costCenter, PostingKey key) {
        var received = received(costCenter, key);
        var behind = new ArrayList<>(received);
        feeding(received).forEach(part -> behind.addAll(into(part)));
        return behind;
    }
}
