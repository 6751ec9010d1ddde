package org.chargebackledger.ledger.policy;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.policy.PolicyCommand.ApprovePolicyVersion;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What the decisions need of one version of a policy.
 *
 * @param endorsements of those who agreed while others had not yet
 */
record PolicyDraft(
        String hash,
        PolicyStatus status,
        String draftedBy,
        @Nullable String submittedBy,
        @Nullable Period effectiveFrom,
        List<Endorsement> endorsements) {

    /** Who agreed to a version from a period on, and for what discipline. */
    record Endorsement(String actor, String discipline, Period effectiveFrom) {}

    static PolicyDraft of(String hash, String draftedBy) {
        return new PolicyDraft(hash, PolicyStatus.DRAFT, draftedBy, null, null, List.of());
    }

    PolicyDraft submitted(String by) {
        return new PolicyDraft(hash, PolicyStatus.SUBMITTED, draftedBy, by, null, List.of());
    }

    PolicyDraft approved(Period from) {
        return new PolicyDraft(
                hash, PolicyStatus.APPROVED, draftedBy, submittedBy, from, endorsements);
    }

    PolicyDraft superseded() {
        return new PolicyDraft(
                hash, PolicyStatus.SUPERSEDED, draftedBy, submittedBy, effectiveFrom, endorsements);
    }

    /** Who agrees again, such as to another period, takes back what they said before. */
    PolicyDraft endorsed(String by, String discipline, Period from) {
        var others = new ArrayList<>(endorsements);
        others.removeIf(endorsement -> endorsement.actor().equals(by));
        others.add(new Endorsement(by, discipline, from));
        return new PolicyDraft(
                hash, status, draftedBy, submittedBy, effectiveFrom, List.copyOf(others));
    }

    boolean isPreparedBy(String actor) {
        return actor.equals(draftedBy) || actor.equals(submittedBy);
    }

    /** The disciplines that nobody has agreed for yet, to the period of the command. */
    List<String> missing(ApprovePolicyVersion command) {
        return command.required().stream()
                .filter(discipline ->
                        agreed(command).stream()
                                .noneMatch(other -> other.discipline().equals(discipline)))
                .toList();
    }

    boolean hasAgreed(ApprovePolicyVersion command) {
        return agreed(command).stream()
                .anyMatch(endorsement -> endorsement.actor().equals(command.stamp().actor()));
    }

    /** The discipline that the approver agrees for: one that is still missing. */
    String disciplineOf(ApprovePolicyVersion command) {
        var missing = missing(command);
        return missing.stream()
                .filter(command.as()::contains)
                .findFirst()
                .orElseThrow(() ->
                        Refusal.forbidden(
                                "discipline-missing",
                                "what is still needed is the approval of "
                                        + String.join(" and ", missing)));
    }

    private List<Endorsement> agreed(ApprovePolicyVersion command) {
        return endorsements.stream()
                .filter(endorsement -> endorsement.effectiveFrom().equals(command.effectiveFrom()))
                .toList();
    }
}
