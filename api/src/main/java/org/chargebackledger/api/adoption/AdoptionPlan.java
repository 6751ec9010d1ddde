package org.chargebackledger.api.adoption;

import org.chargebackledger.api.simulation.PolicyText;
import org.chargebackledger.api.simulation.Simulations;
import org.chargebackledger.ledger.adoption.AdoptedMonth;
import org.chargebackledger.ledger.adoption.AdoptedMonth.Difference;
import org.chargebackledger.ledger.adoption.AdoptionContent;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.policy.PolicyStatus;
import org.chargebackledger.ledger.simulation.SimulatedMonth;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.journal.PostedAmounts;
import org.chargebackledger.projections.policy.PolicyVersion;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;

/** Works out what adopting a version would post, and where: what the second person approves. */
@Component
class AdoptionPlan {

    private final Simulations simulations;
    private final Runs runs;
    private final Periods periods;
    private final PostedAmounts posted;

    AdoptionPlan(Simulations simulations, Runs runs, Periods periods, PostedAmounts posted) {
        this.simulations = simulations;
        this.runs = runs;
        this.periods = periods;
        this.posted = posted;
    }

    AdoptionContent of(PolicyVersion version, SortedSet<Period> origins, String reason) {
        if (version.status() != PolicyStatus.APPROVED
                && version.status() != PolicyStatus.SUPERSEDED) {
            throw Refusal.conflict(
                    "policy-not-approved",
                    "version %d of policy %s is %s: only an approved one can be adopted"
                            .formatted(version.version(), version.name(), version.status()));
        }
        var book = version.book();
        // Read before the simulation: a month that moves meanwhile is refused when it is posted.
        var standing = origins.stream().map(origin -> standing(book, origin)).toList();
        if (standing.stream()
                .allMatch(one -> one.run().inputs().policyHash().equals(version.hash()))) {
            throw Refusal.conflict(
                    "adoption-changes-nothing", "the months are posted under this very version");
        }
        var simulated = simulations.simulate(book, PolicyText.of(version), origins).months();
        var months = new ArrayList<AdoptedMonth>();
        for (var i = 0; i < simulated.size(); i++) {
            months.add(month(book, simulated.get(i), standing.get(i)));
        }
        return new AdoptionContent(
                book,
                version.name(),
                version.version(),
                version.hash(),
                reason,
                List.copyOf(months));
    }

    /** What a month is charged by, and where its source accounts stand. */
    private record Standing(KnownRun run, List<Head> heads) {}

    private Standing standing(String book, Period period) {
        var run =
                runs.head(book, period)
                        .orElseThrow(() ->
                                Refusal.conflict(
                                        "nothing-posted",
                                        "no run of "
                                                + period
                                                + " is posted: there is nothing to replace"));
        return new Standing(run, posted.toDate(book, period).heads());
    }

    private AdoptedMonth month(String book, SimulatedMonth simulated, Standing replaced) {
        var origin = simulated.period();
        var inputs = replaced.run().inputs();
        return new AdoptedMonth(
                origin,
                postingPeriod(book, origin),
                replaced.run().runId(),
                inputs.policyVersion(),
                inputs.policyHash(),
                replaced.heads(),
                differences(simulated));
    }

    /** The month itself while it takes postings, else the earliest that does. */
    private Period postingPeriod(String book, Period origin) {
        var open =
                periods.list(book).stream()
                        .filter(period -> period.status().takesPostings())
                        .map(KnownPeriod::period)
                        .toList();
        if (open.contains(origin)) {
            return origin;
        }
        return open.stream()
                .min(Period::compareTo)
                .orElseThrow(() ->
                        Refusal.conflict(
                                "no-open-period",
                                origin
                                        + " takes no postings any more, and no other period is"
                                        + " open"));
    }

    private static List<Difference> differences(SimulatedMonth month) {
        var totals = new TreeMap<String, TreeMap<String, Money>>(CodePointOrder.INSTANCE);
        for (var change : month.keys()) {
            var costCenter = change.slot().costCenter();
            if (costCenter != null) {
                var difference = change.amounts().difference();
                totals.computeIfAbsent(costCenter, any -> new TreeMap<>())
                        .merge(difference.currency().code(), difference, Money::plus);
            }
        }
        var differences = new ArrayList<Difference>();
        totals.forEach((costCenter, byCurrency) ->
                byCurrency.values().stream()
                        .filter(amount -> !amount.isZero())
                        .forEach(amount -> differences.add(new Difference(costCenter, amount))));
        return List.copyOf(differences);
    }
}
