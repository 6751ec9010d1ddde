package org.chargebackledger.api.run;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.policy.PolicyStatus;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.policy.PolicyVersion;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Optional;

/**
 * Which policy version a month is charged by: that of its last posted run, which only an adoption
 * replaces; before anything is posted, an approved one that is effective for it.
 */
@Component
public class GoverningPolicy {

    private final Policies policies;
    private final Runs runs;

    GoverningPolicy(Policies policies, Runs runs) {
        this.policies = policies;
        this.runs = runs;
    }

    /**
     * The version of a run.
     *
     * @param version null for the one that holds in the period
     * @throws Refusal if a chargeback run may not take it; a showback run takes any
     */
    PolicyVersion choose(
            String book, Period period, RunKind kind, String name, @Nullable Integer version) {
        var standing = runs.head(book, period).map(KnownRun::inputs);
        var chosen =
                version == null ? holding(book, period, name, standing) : find(book, name, version);
        if (kind == RunKind.CHARGEBACK) {
            requireApproved(period, chosen);
            if (standing.isPresent()) {
                requireSameRules(standing.get(), chosen.name(), chosen.version(), chosen.hash());
            } else {
                requireEffective(book, period, chosen);
            }
        }
        return chosen;
    }

    /**
     * Refuses what would charge a posted month by other rules than it is charged by.
     *
     * @param standing inputs of the run posted last for the month
     */
    static void requireSameRules(RunInputs standing, String name, int version, String hash) {
        if (!standing.policyHash().equals(hash)) {
            throw Refusal.conflict(
                    "adoption-needed",
                    ("%s is posted under version %d of policy %s; to charge it by version %d of"
                                    + " policy %s takes two persons: propose to adopt that version"
                                    + " for it")
                            .formatted(
                                    standing.period(),
                                    standing.policyVersion(),
                                    standing.policyName(),
                                    version,
                                    name));
        }
    }

    /** By which version a posted month is charged, and which one it could be. */
    public String words(KnownRun head) {
        var standing = head.inputs();
        return "version %d of policy %s".formatted(standing.policyVersion(), standing.policyName())
                + notAdopted(standing)
                        .map(newest ->
                                "; version "
                                        + newest.version()
                                        + " is approved for the month and not adopted")
                        .orElse("");
    }

    private Optional<PolicyVersion> notAdopted(RunInputs standing) {
        return policies.effective(standing.book(), standing.policyName(), standing.period())
                .filter(newest -> newest.version() > standing.policyVersion())
                .filter(newest -> !newest.hash().equals(standing.policyHash()));
    }

    private PolicyVersion holding(
            String book, Period period, String name, Optional<RunInputs> standing) {
        var posted = standing.filter(inputs -> inputs.policyName().equals(name));
        if (posted.isPresent()) {
            return find(book, name, posted.get().policyVersion());
        }
        return policies.effective(book, name, period)
                .orElseThrow(() ->
                        Refusal.conflict(
                                "policy-not-effective",
                                "no approved version of policy "
                                        + name
                                        + " is effective for "
                                        + period));
    }

    private PolicyVersion find(String book, String name, int version) {
        return policies.version(book, name, version)
                .orElseThrow(() ->
                        Refusal.unknown(
                                "policy-unknown", "no version " + version + " of policy " + name));
    }

    /** One that another took over from would bring back what others decided against. */
    private void requireEffective(String book, Period period, PolicyVersion chosen) {
        if (policies.effective(book, chosen.name(), period)
                .filter(effective -> effective.hash().equals(chosen.hash()))
                .isEmpty()) {
            throw notEffective(period, chosen);
        }
    }

    private static void requireApproved(Period period, PolicyVersion chosen) {
        if (chosen.status() != PolicyStatus.APPROVED
                && chosen.status() != PolicyStatus.SUPERSEDED) {
            throw notEffective(period, chosen);
        }
    }

    private static Refusal notEffective(Period period, PolicyVersion chosen) {
        return Refusal.conflict(
                "policy-not-effective",
                "version %d of policy %s is %s and does not bind %s"
                        .formatted(chosen.version(), chosen.name(), chosen.status(), period));
    }
}
