package org.chargebackledger.api.run;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.imports.CostSnapshot;
import org.chargebackledger.ledger.policy.PolicyStatus;
import org.chargebackledger.ledger.run.Allocation;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.RunInputs.PinnedSnapshot;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.imports.KnownSnapshot;
import org.chargebackledger.projections.imports.UsageSupply;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.policy.PolicyVersion;
import org.chargebackledger.projections.register.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Pins what a run of a period would compute on now. */
@Component
public class InputPins {

    private final CostSnapshots snapshots;
    private final UsageSupply usage;
    private final Registers registers;
    private final Policies policies;
    private final EarlierRuns earlier;

    InputPins(
            CostSnapshots snapshots,
            UsageSupply usage,
            Registers registers,
            Policies policies,
            EarlierRuns earlier) {
        this.earlier = earlier;
        this.snapshots = snapshots;
        this.usage = usage;
        this.registers = registers;
        this.policies = policies;
    }

    /**
     * The inputs of a run.
     *
     * @param version of the policy; the one effective for the period when null
     */
    RunInputs pin(
            String book, Period period, RunKind kind, String policy, @Nullable Integer version) {
        var rules = policy(book, period, kind, policy, version);
        return pin(book, period, rules.name(), rules.version(), rules.hash());
    }

    /**
     * The inputs of a run of any policy, whether it binds or not.
     *
     * @throws Refusal {@code no-bill} if there is nothing to allocate
     */
    public RunInputs pin(String book, Period period, String policy, int version, String hash) {
        var current = snapshots.current(book, period);
        if (current.isEmpty()) {
            throw Refusal.conflict("no-bill", "no bill of " + period + " is accepted");
        }
        var bills = current.stream().map(KnownSnapshot::snapshot).toList();
        var days = days(period, bills);
        return new RunInputs(
                book,
                period,
                bills.stream()
                        .map(snapshot -> new PinnedSnapshot(snapshot.id(), snapshot.digest()))
                        .toList(),
                usage.pinned(book, days),
                registers.current(book).version(),
                policy,
                version,
                hash,
                Allocation.ALGORITHM_VERSION,
                earlier.pinned(book, bills));
    }

    /** The version that a run of the period takes unless it is told another one. */
    Optional<PolicyVersion> effective(String book, Period period, String policy) {
        return policies.effective(book, policy, period);
    }

    private PolicyVersion policy(
            String book, Period period, RunKind kind, String name, @Nullable Integer version) {
        if (version == null) {
            return effective(book, period, name)
                    .orElseThrow(() ->
                            Refusal.conflict(
                                    "policy-not-effective",
                                    "no approved version of policy "
                                            + name
                                            + " is effective for "
                                            + period));
        }
        var chosen =
                policies.version(book, name, version)
                        .orElseThrow(() ->
                                Refusal.unknown(
                                        "policy-unknown",
                                        "no version " + version + " of policy " + name));
        if (kind == RunKind.CHARGEBACK && !binds(chosen, period) && !isAdopted(chosen, period)) {
            throw Refusal.conflict(
                    "policy-not-effective",
                    "version %d of policy %s is %s and does not bind %s"
                            .formatted(version, name, chosen.status(), period));
        }
        return chosen;
    }

    private static boolean binds(PolicyVersion version, Period period) {
        var from = version.effectiveFrom();
        return (version.status() == PolicyStatus.APPROVED
                        || version.status() == PolicyStatus.SUPERSEDED)
                && from != null
                && from.compareTo(period) <= 0;
    }

    private boolean isAdopted(PolicyVersion version, Period period) {
        return effective(version.book(), period, version.name())
                .filter(version::equals)
                .isPresent();
    }

    /** The period's own days and every day that a line charges: a late bill charges older ones. */
    private static SortedSet<LocalDate> days(Period period, List<CostSnapshot> bills) {
        var days = new TreeSet<LocalDate>();
        period.firstDay().datesUntil(period.lastDay().plusDays(1)).forEach(days::add);
        for (var bill : bills) {
            bill.firstDay().datesUntil(bill.endDay()).forEach(days::add);
        }
        return days;
    }
}
