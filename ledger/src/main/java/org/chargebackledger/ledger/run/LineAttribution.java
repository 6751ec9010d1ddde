package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Step 1: sends every line's part of every day where the rules say, deciding each case once. */
final class LineAttribution {

    private final LineGroups lines;
    private final Attribution attribution;
    private final Placements placements;
    private final NodeCosts nodeCosts;
    private final Followers followers;
    private final WorkingPapers papers;
    private final List<TextColumn> decisive;
    private final TupleIndex cases;
    private final List<Attribution.Decision> decisions = new ArrayList<>();

    LineAttribution(
            LineGroups lines,
            Attribution attribution,
            Placements placements,
            NodeCosts nodeCosts,
            Followers followers,
            WorkingPapers papers) {
        this.lines = lines;
        this.attribution = attribution;
        this.placements = placements;
        this.nodeCosts = nodeCosts;
        this.followers = followers;
        this.papers = papers;
        this.decisive = List.copyOf(attribution.decisiveColumns());
        this.cases = new TupleIndex(decisive.size() + 2);
    }

    void attributeAll() {
        for (var group = 0; group < lines.size(); group++) {
            papers.clearing().add(lines, group);
            attribute(group);
        }
    }

    private void attribute(int group) {
        var first = lines.startDay(group);
        var perDay = DaySpread.overDays(lines.amount(group), lines.endDay(group) - first);
        var charge =
                new Charge(
                        lines.account(group),
                        lines.text(TextColumn.CHARGE_CATEGORY, group),
                        lines.text(TextColumn.SERVICE, group));
        var keys = followers.trails().of(lines, group);
        var prices = prices(group, charge.account(), perDay.length);
        for (var i = 0; i < perDay.length; i++) {
            var ofDay = prices == null ? null : prices.get(i);
            if (!perDay[i].isZero()) {
                attribute(group, first + i, charge, new Priced(perDay[i], ofDay), keys);
            } else if (ofDay != null) {
                papers.savings().leave(charge.account(), ofDay);
            }
        }
    }

    /** The prices of each day; null where there are none to go anywhere. */
    private @Nullable List<PriceSums> prices(int group, SourceAccount account, int days) {
        var prices = lines.prices(group);
        if (prices == null) {
            return null;
        }
        papers.savings().leave(account, prices.takeCommitment());
        return prices.isZero() ? null : prices.overDays(days);
    }

    private void attribute(
            int group, int day, Charge charge, Priced priced, List<Trails.Key> keys) {
        var amount = priced.amount();
        var decision = decision(group, day);
        papers.use()
                .note(
                        RuleUse.Of.LINES,
                        decision.destination().origin(),
                        decision.misses(),
                        charge.account(),
                        amount);
        for (var miss : decision.misses()) {
            papers.findings()
                    .add("unknown-cost-center", miss.name(), "a cost line names it", amount);
        }
        var cluster = lines.text(TextColumn.CLUSTER, group);
        var namespace = lines.text(TextColumn.NAMESPACE, group);
        switch (decision.destination()) {
            case Destination.ToCostCenter(var origin, var code) ->
                    place(
                            charge,
                            Place.direct(code, cluster, namespace),
                            origin,
                            day,
                            priced,
                            keys);
            case Destination.ToPool(var origin, var pool) ->
                    place(
                            charge,
                            Place.inPool(pool, cluster, namespace),
                            origin,
                            day,
                            priced,
                            keys);
            case Destination.Unattributed(var origin) ->
                    place(charge, placements.nobody(cluster, namespace), origin, day, priced, keys);
            case Destination.ToNodeCost(var _, var nodeCluster, var as) -> {
                var resource = lines.text(TextColumn.RESOURCE, group);
                var machine =
                        nodeCosts.machine(
                                nodeCluster, resource, day, consumer(nodeCluster, group, day));
                nodeCosts.add(
                        machine,
                        as == null ? charge : new Charge(charge.account(), charge.category(), as),
                        priced);
                followers.trails().note(keys, machine, amount);
            }
            case Destination.RecoverableTax _ -> {
                papers.clearing().recoverableTax(charge.account(), amount);
                papers.savings().leave(charge.account(), amount);
                if (priced.prices() != null) {
                    papers.savings().leave(charge.account(), priced.prices());
                }
            }
            case Destination.FollowsInvoice _ -> followers.tax(lines, group, charge, priced);
            case Destination.FollowsCharges _ -> followers.credit(lines, group, charge, priced);
            case Destination.FollowsEarlier(var origin, var _) ->
                    followers.correction(lines, group, charge, origin, priced);
        }
        if (decision.destination().origin().equals(Attribution.TAX)) {
            reportUnclassifiedTax(decision.destination(), charge, amount);
        }
    }

    /** Whom a line names, where the provider divides node cost; null if nobody. */
    private @Nullable Consumer consumer(String cluster, int group, int day) {
        var namespace = lines.text(TextColumn.NAMESPACE, group);
        var workload = lines.text(TextColumn.WORKLOAD, group);
        return namespace.isEmpty() && workload.isEmpty()
                ? null
                : attribution
                        .consumers()
                        .named(cluster, namespace, workload, LocalDate.ofEpochDay(day));
    }

    private void place(
            Charge charge,
            Place place,
            String origin,
            long day,
            Priced priced,
            List<Trails.Key> keys) {
        placements.place(charge, place, origin, day, priced.amount());
        followers.trails().note(keys, place, priced.amount());
        if (priced.prices() != null) {
            papers.savings().place(charge.account(), place, priced.prices());
        }
    }

    private void reportUnclassifiedTax(Destination destination, Charge charge, Exact amount) {
        if (destination instanceof Destination.ToPool
                || destination instanceof Destination.Unattributed) {
            papers.findings()
                    .add(
                            "unclassified-tax",
                            charge.account().toString(),
                            "neither a rule nor master data says whether it is recoverable",
                            amount);
        }
    }

    private Attribution.Decision decision(int group, int day) {
        var charged = lines.startDay(group);
        var tuple = new int[decisive.size() + 2];
        for (var i = 0; i < decisive.size(); i++) {
            tuple[i] = lines.code(decisive.get(i), group);
        }
        tuple[decisive.size()] = day;
        tuple[decisive.size() + 1] = attribution.earlier().code(charged);
        var number = cases.numberOf(tuple);
        if (number == decisions.size()) {
            decisions.add(
                    attribution.ofLine(
                            column -> lines.text(column, group),
                            attribution.earlier().of(charged),
                            LocalDate.ofEpochDay(day)));
        }
        return decisions.get(number);
    }
}
