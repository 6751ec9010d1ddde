package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Apportionment;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.Defaults;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Taxes, credits and corrections that no rule matched: each goes where the charges went that it
 * belongs to, in proportion to their positive cost.
 */
final class Followers {

    /**
     * @param trails what it may follow, first choice first
     * @param pool that takes what follows none; null if nobody does
     */
    private record Follower(
            List<Trails.Key> trails, Charge charge, String origin, @Nullable String pool) {}

    private final Trails trails;
    private final Defaults defaults;
    private final FrozenMonths earlier;
    private final SavingsBook savings;
    private final Map<Follower, Exact> amounts = new HashMap<>();
    private final Map<Follower, PriceSums> prices = new HashMap<>();

    /**
     * @param earlier where charges of earlier months went
     */
    Followers(Trails trails, Defaults defaults, FrozenMonths earlier, SavingsBook savings) {
        this.savings = savings;
        this.trails = trails;
        this.defaults = defaults;
        this.earlier = earlier;
    }

    /** Where the charges go that may be followed. */
    Trails trails() {
        return trails;
    }

    void tax(LineGroups lines, int group, Charge charge, Priced priced) {
        add(
                new Follower(
                        List.of(Trails.invoice(lines, group)),
                        charge,
                        Attribution.TAX,
                        defaults.taxPool()),
                priced);
    }

    void credit(LineGroups lines, int group, Charge charge, Priced priced) {
        add(
                new Follower(
                        Trails.charges(lines, group),
                        charge,
                        Attribution.CREDIT,
                        defaults.creditPool()),
                priced);
    }

    /**
     * What corrects an earlier month. The charge that it corrects is on the bills of that month or,
     * if it came late, on these.
     */
    void correction(LineGroups lines, int group, Charge charge, String origin, Priced priced) {
        var choices =
                Trails.charges(lines, group).stream()
                        .flatMap(key -> Stream.of(key.asFrozen(), key))
                        .toList();
        var pool = origin.equals(Attribution.CREDIT) ? defaults.creditPool() : null;
        add(new Follower(choices, charge, origin, pool), priced);
    }

    private void add(Follower follower, Priced priced) {
        amounts.merge(follower, priced.amount(), Exact::plus);
        if (priced.prices() != null) {
            prices.computeIfAbsent(follower, any -> new PriceSums()).add(priced.prices());
        }
    }

    /** Places them all; to be called once every charge is in its place. */
    void settle(NodeCosts nodeCosts, Placements placements) {
        var known = new HashMap<Trails.Key, SortedMap<Place, Exact>>();
        amounts.forEach((follower, amount) -> {
            for (var key : follower.trails()) {
                var places = known.computeIfAbsent(key, any -> places(key, nodeCosts));
                if (!places.isEmpty()) {
                    follow(follower, amount, key.driver(), places, placements);
                    price(follower, places);
                    return;
                }
            }
            var place =
                    follower.pool() == null
                            ? placements.nobody("", "")
                            : Place.inPool(follower.pool(), "", "");
            placements.follow(follower.charge(), place, follower.origin(), Driver.NONE, amount);
            price(follower, Map.of(place, Exact.of(1)));
        });
    }

    private void price(Follower follower, Map<Place, Exact> places) {
        var ofFollower = prices.get(follower);
        if (ofFollower != null) {
            savings.place(follower.charge().account(), places, ofFollower);
        }
    }

    private SortedMap<Place, Exact> places(Trails.Key key, NodeCosts nodeCosts) {
        return key.frozen() ? earlier.places(key) : trails.positive(key, nodeCosts);
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
