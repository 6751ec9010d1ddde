package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Apportionment;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.Defaults;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Taxes and credits that no rule matched: each goes where the charges went that it belongs to, in
 * proportion to their positive cost.
 */
final class Followers {

    private record Follower(
            List<Trails.Key> trails, Charge charge, String origin, @Nullable String pool) {}

    private final Trails trails;
    private final Defaults defaults;
    private final Map<Follower, Exact> amounts = new HashMap<>();

    Followers(LineGroups lines, Defaults defaults) {
        this.trails = new Trails(lines);
        this.defaults = defaults;
    }

    /** Where the charges go that may be followed. */
    Trails trails() {
        return trails;
    }

    void tax(LineGroups lines, int group, Charge charge, Exact amount) {
        add(
                new Follower(
                        List.of(Trails.invoice(lines, group)),
                        charge,
                        Attribution.TAX,
                        defaults.taxPool()),
                amount);
    }

    void credit(LineGroups lines, int group, Charge charge, Exact amount) {
        add(
                new Follower(
                        Trails.charges(lines, group),
                        charge,
                        Attribution.CREDIT,
                        defaults.creditPool()),
                amount);
    }

    private void add(Follower follower, Exact amount) {
        amounts.merge(follower, amount, Exact::plus);
    }

    /** Places them all; to be called once every charge is in its place. */
    void settle(NodeCosts nodeCosts, Placements placements) {
        var known = new HashMap<Trails.Key, SortedMap<Place, Exact>>();
        amounts.forEach((follower, amount) -> {
            for (var key : follower.trails()) {
                var places = known.computeIfAbsent(key, any -> trails.positive(key, nodeCosts));
                if (!places.isEmpty()) {
                    follow(follower, amount, key.driver(), places, placements);
                    return;
                }
            }
            placements.follow(
                    follower.charge(),
                    follower.pool() == null
                            ? placements.nobody("", "")
                            : Place.inPool(follower.pool(), "", ""),
                    follower.origin(),
                    Driver.NONE,
                    amount);
        });
    }

    private static void follow(
            Follower follower,
            Exact amount,
            String driver,
            SortedMap<Place, Exact> places,
            Placements placements) {
        var total = places.values().stream().reduce(Exact.ZERO, Exact::plus);
        var parts =
                Apportionment.split(amount, places.values().stream().map(Exact::unscaled).toList());
        var i = 0;
        for (var place : places.entrySet()) {
            placements.follow(
                    follower.charge(),
                    place.getKey(),
                    follower.origin(),
                    new Driver(driver, place.getValue(), total),
                    parts.get(i++));
        }
    }
}
