package org.chargebackledger.api.policy;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.policy.PolicyCommand;
import org.chargebackledger.ledger.policy.PolicyCommand.ApprovePolicyVersion;
import org.chargebackledger.ledger.policy.PolicyCommand.DraftPolicyVersion;
import org.chargebackledger.ledger.policy.PolicyCommand.SubmitPolicyVersion;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.PolicyLint;
import org.chargebackledger.ledger.policy.document.PolicyProblem;
import org.chargebackledger.ledger.policy.wording.PolicyDifference;
import org.chargebackledger.ledger.policy.wording.PolicyWords;
import org.chargebackledger.ledger.policy.wording.TextDifference;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.trial.PolicyTrial;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.policy.PolicyVersion;
import org.chargebackledger.projections.register.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Brings a policy from its text to an approved version. */
@Service
public class PolicyService {

    private final CommandGateway commands;
    private final Policies policies;
    private final Registers registers;
    private final UpToDate upToDate;
    private final PolicyApprovals approvals;

    PolicyService(
            CommandGateway commands,
            Policies policies,
            Registers registers,
            UpToDate upToDate,
            PolicyApprovals approvals) {
        this.approvals = approvals;
        this.commands = commands;
        this.policies = policies;
        this.registers = registers;
        this.upToDate = upToDate;
    }

    /**
     * Drafts the text as the policy's next version.
     *
     * @return the version's number; the latest one's when the text means the same
     */
    public int draft(String book, String name, String text, Stamp stamp) {
        var document = AllocationPolicyDocument.parse(text);
        if (!document.name().equals(name)) {
            throw Refusal.invalid(
                    "policy-name-differs",
                    "the path says " + name + ", the document " + document.name());
        }
        commands.sendAndWait(
                new DraftPolicyVersion(
                        PolicyCommand.policyId(book, name),
                        name,
                        text,
                        document.canonical(),
                        document.hash(),
                        stamp));
        upToDate.await();
        return policies.versions(book, name).getLast().version();
    }

    /**
     * Submits a draft; its cost centers must be in the register, its examples right, and what holds
     * for every policy must hold for it.
     */
    public void submit(String book, String name, int version, Stamp stamp) {
        var draft = find(book, name, version);
        var document = AllocationPolicyDocument.parse(draft.text());
        var errors =
                PolicyLint.check(document, registers.current(book)).stream()
                        .filter(PolicyProblem::isError)
                        .map(PolicyProblem::toString)
                        .collect(Collectors.joining("; "));
        if (!errors.isEmpty()) {
            throw Refusal.invalid("policy-invalid", errors);
        }
        PolicyTrial.refuseFailures(document);
        commands.sendAndWait(
                new SubmitPolicyVersion(PolicyCommand.policyId(book, name), version, stamp));
    }

    /**
     * An approver's agreement.
     *
     * @param hash of the content they have read; null for whatever the version's is
     * @param disciplines that they may speak for
     */
    public record Agreement(
            Period effectiveFrom, @Nullable String hash, List<String> disciplines) {}

    /** Approves a version; where several must agree, only the last of them does. */
    public void approve(String book, String name, int version, Agreement agreement, Stamp stamp) {
        approve(book, name, version, agreement, approvals.disciplines(), stamp);
    }

    /** Approves the sample company's version, for which one approver is enough. */
    public void approveSample(String book, String name, int version, Period from, Stamp stamp) {
        approve(book, name, version, new Agreement(from, null, List.of()), List.of(), stamp);
    }

    private void approve(
            String book,
            String name,
            int version,
            Agreement agreement,
            List<String> required,
            Stamp stamp) {
        var known = find(book, name, version);
        var hash = agreement.hash();
        commands.sendAndWait(
                new ApprovePolicyVersion(
                        PolicyCommand.policyId(book, name),
                        version,
                        hash == null ? known.hash() : hash,
                        agreement.effectiveFrom(),
                        required,
                        agreement.disciplines(),
                        stamp));
    }

    /** A version with what approvers read of it. */
    PolicyView view(String book, String name, int version) {
        var known = find(book, name, version);
        return PolicyView.of(
                known,
                policies.endorsements(book, name, version),
                policies.versions(book, name).stream()
                        .filter(other -> Objects.equals(other.supersededBy(), version))
                        .map(PolicyVersion::version)
                        .toList(),
                PolicyWords.of(AllocationPolicyDocument.parse(known.text())));
    }

    /** What is different in one version against another. */
    DifferenceView differences(String book, String name, int from, int to) {
        var before = find(book, name, from);
        var after = find(book, name, to);
        return new DifferenceView(
                name,
                from,
                to,
                before.hash(),
                after.hash(),
                PolicyDifference.inWords(
                        AllocationPolicyDocument.parse(before.text()),
                        AllocationPolicyDocument.parse(after.text())),
                TextDifference.unified(
                        name + " version " + from,
                        name + " version " + to,
                        before.text(),
                        after.text()));
    }

    PolicyVersion find(String book, String name, int version) {
        return policies.version(book, name, version)
                .orElseThrow(() ->
                        Refusal.unknown(
                                "policy-unknown", "no version " + version + " of policy " + name));
    }
}
