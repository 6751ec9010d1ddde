package org.chargebackledger.api.adoption;

import org.chargebackledger.api.run.RunService;
import org.chargebackledger.api.simulation.PolicyText;
import org.chargebackledger.api.simulation.Simulations;
import org.chargebackledger.ledger.adoption.AdoptedMonth;
import org.chargebackledger.ledger.adoption.AdoptedMonth.Difference;
import org.chargebackledger.ledger.adoption.AdoptionContent;
import org.chargebackledger.ledger.adoption.Differences;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.policy.PolicyStatus;
import org.chargebackledger.ledger.run.Allocation;
import org.chargebackledger.ledger.run.HeldUsage;
import org.chargebackledger.ledger.run.RunKind;
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

/** Works out what adopting a version would post, and where: what the second person approves. */
@Component
class AdoptionPlan {

    private final Simulations simulations;
    private final Runs runs;
    private final RunService runService;
    private final Periods periods;
    private final PostedAmounts posted;

    AdoptionPlan(
            Simulations simulations,
            Runs runs,
            RunService runService,
            Periods periods,
            PostedAmounts posted) {
        this.simulations = simulations;
        this.runs = runs;
        this.runService = runService;
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
        if (standing.stream().allMatch(one -> holds(one.run(), version))) {
            throw Refusal.conflict(
                    "adoption-changes-nothing", "the months are posted under this very version");
        }
        var simulated = simulations.simulate(book, PolicyText.of(version), origins).months();
        var months = new ArrayList<AdoptedMonth>();
        for (var i = 0; i < simulated.size(); i++) {
            HeldUsage.refuse(RunKind.CHARGEBACK, simulated.get(i).findings());
            months.add(month(book, simulated.get(i), standing.get(i)));
        }
        return new AdoptionContent(
                book,
                version.name(),
                version.version(),
                version.hash(),
                reason,
                List.copyOf(months),
                Allocation.ALGORITHM_VERSION);
    }

    /** Where entries were taken back, adopting the same version again posts them anew. */
    private boolean holds(KnownRun run, PolicyVersion version) {
        return run.inputs().policyHash().equals(version.hash()) && runService.isWhole(run);
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

    /** The month itself while it takes postings, else the earliest open one after it. */
    private Period postingPeriod(String book, Period origin) {
        var known = periods.list(book);
        if (known.stream()
                .anyMatch(one -> one.period().equals(origin) && one.status().takesPostings())) {
            return origin;
        }
        return known.stream()
                .filter(one -> one.status() == PeriodStatus.OPEN)
                .map(KnownPeriod::period)
                .filter(period -> period.compareTo(origin) > 0)
                .min(Period::compareTo)
                .orElseThrow(() ->
                        Refusal.conflict(
                                "no-open-period",
                                origin
                                        + " takes no postings any more, and no period after it is"
                                        + " open"));
    }

    private static List<Difference> differences(SimulatedMonth month) {
        var differences = new Differences();
        for (var change : month.keys()) {
            var slot = change.slot();
            var costCenter = slot.costCenter() == null ? slot.memo() : slot.costCenter();
            if (costCenter != null) {
                differences.add(costCenter, change.amounts().difference());
            }
        }
        return differences.list();
    }
}
