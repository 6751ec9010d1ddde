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
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.policy.PolicyVersion;
import org.chargebackledger.projections.register.Registers;
import org.springframework.stereotype.Service;

import java.util.stream.Collectors;

/** Brings a policy from its text to an approved version. */
@Service
public class PolicyService {

    private final CommandGateway commands;
    private final Policies policies;
    private final Registers registers;
    private final UpToDate upToDate;

    PolicyService(
            CommandGateway commands, Policies policies, Registers registers, UpToDate upToDate) {
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

    /** Submits a draft; its cost centers must be in the register. */
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
        commands.sendAndWait(
                new SubmitPolicyVersion(PolicyCommand.policyId(book, name), version, stamp));
    }

    public void approve(String book, String name, int version, Period effectiveFrom, Stamp stamp) {
        find(book, name, version);
        commands.sendAndWait(
                new ApprovePolicyVersion(
                        PolicyCommand.policyId(book, name), version, effectiveFrom, stamp));
    }

    PolicyVersion find(String book, String name, int version) {
        return policies.version(book, name, version)
                .orElseThrow(() ->
                        Refusal.unknown(
                                "policy-unknown", "no version " + version + " of policy " + name));
    }
}
