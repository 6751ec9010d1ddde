package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.Share;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shares of one source account, charge category and service, by where they came to rest: what
 * each posting key of a cost center received, and what went into each pool.
 */
final class ShareTrail {

    /** Who received, under which key. */
    record Receiver(String costCenter, PostingKey key) {}

    private final SourceAccount account;
    private final String chargeCategory;
    private final Set<String> services;
    private final Map<Receiver, List<Share>> received = new HashMap<>();
    private final Map<String, List<Share>> intoPools = new HashMap<>();

    ShareTrail(SourceAccount account, String chargeCategory, Set<String> services) {
        this.account = account;
        this.chargeCategory = chargeCategory;
        this.services = Set.copyOf(services);
    }

    void add(List<Share> shares) {
        for (var share : shares) {
            if (isOfThisTrail(share)) {
                if (share.costCenter().isEmpty()) {
                    intoPools
                            .computeIfAbsent(share.intoPool(), any -> new ArrayList<>())
                            .add(share);
                } else {
                    received.computeIfAbsent(
                                    new Receiver(share.costCenter(), share.key()),
                                    any -> new ArrayList<>())
                            .add(share);
                }
            }
        }
    }

    private boolean isOfThisTrail(Share share) {
        return share.key().chargeCategory().equals(chargeCategory)
                && services.contains(share.key().service())
                && share.account().equals(account);
    }

    /** What reached a cost center under a key. */
    List<Share> received(String costCenter, PostingKey key) {
        return received.getOrDefault(new Receiver(costCenter, key), List.of());
    }

    /** All that went into a pool, from rules, nodes and other pools. */
    Exact poolTotal(String pool, String service) {
        return intoPools.getOrDefault(pool, List.of()).stream()
                .filter(share -> share.key().service().equals(service))
                .map(Share::amount)
                .reduce(Exact.ZERO, Exact::plus);
    }

    /** The pool itself and the pools that were emptied into it, directly or not. */
    Set<String> feeding(String pool) {
        var pools = new HashSet<String>();
        var next = new ArrayDeque<>(List.of(pool));
        while (!next.isEmpty()) {
            var one = next.remove();
            if (pools.add(one)) {
                intoPools.getOrDefault(one, List.of()).stream()
                        .map(Share::origin)
                        .filter(intoPools::containsKey)
                        .forEach(next::add);
            }
        }
        return pools;
    }

    /**
     * The nodes whose cost is in what a key received, as {@code cluster/node}; without a node for a
     * whole cluster's.
     */
    Set<String> nodes(String costCenter, PostingKey key) {
        var nodes = new HashSet<String>();
        received(costCenter, key).forEach(share -> addNode(nodes, share));
        for (var pool : feeding(key.pool())) {
            intoPools.getOrDefault(pool, List.of()).forEach(share -> addNode(nodes, share));
        }
        return nodes;
    }

    private static void addNode(Set<String> nodes, Share share) {
        if (isNodeCost(share)) {
            for (var node : share.node().split(",", -1)) {
                nodes.add(share.cluster() + "/" + node);
            }
        }
    }

    /** Whether it is a part of a machine's cost; a whole cluster's has no node. */
    static boolean isNodeCost(Share share) {
        return share.day() != null && !share.driver().isEmpty() && !share.cluster().isEmpty();
    }
}
