package org.chargebackledger.ledger.policy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.canonical.Sha256;
import org.chargebackledger.ledger.policy.PolicyCommand.ApprovePolicyVersion;
import org.chargebackledger.ledger.policy.PolicyCommand.DraftPolicyVersion;
import org.chargebackledger.ledger.policy.PolicyCommand.SubmitPolicyVersion;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionApproved;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionDrafted;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionEndorsed;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionSubmitted;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionSuperseded;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An allocation policy: a name and its versions, each frozen once it is drafted. */
@AggregateRoot
final class AllocationPolicy {

    @AggregateIdentifier private String policyId;
    private final List<PolicyDraft> versions = new ArrayList<>();

    /** For Axon, which rebuilds the policy from its events. */
    AllocationPolicy() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DraftPolicyVersion command) {
        if (!command.policyId().endsWith("/" + command.name())) {
            throw Refusal.invalid(
                    "policy-misnamed", command.policyId() + " is not named " + command.name());
        }
        if (!Sha256.hex(command.document().getBytes(StandardCharsets.UTF_8))
                .equals(command.hash())) {
            throw Refusal.invalid(
                    "policy-hash-wrong", "the hash is not that of the document's canonical JSON");
        }
        if (versions.isEmpty() || !versions.getLast().hash().equals(command.hash())) {
            apply(
                    new PolicyVersionDrafted(
                            command.policyId(),
                            command.name(),
                            versions.size() + 1,
                            command.text(),
                            command.document(),
                            command.hash(),
                            command.stamp()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SubmitPolicyVersion command) {
        var version = version(command.policyId(), command.version());
        switch (version.status()) {
            case DRAFT ->
                    apply(
                            new PolicyVersionSubmitted(
                                    policyId, command.version(), version.hash(), command.stamp()));
            case SUBMITTED -> {} // the same request again
            case APPROVED, SUPERSEDED ->
                    throw Refusal.conflict(
                            "policy-version-approved",
                            "version " + command.version() + " is approved already");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApprovePolicyVersion command) {
        var version = version(command.policyId(), command.version());
        if (version.isPreparedBy(command.stamp().actor())) {
            throw Refusal.forbidden(
                    "own-work", "a version is approved by another person than prepared it");
        }
        if (!command.hash().equals(version.hash())) {
            throw Refusal.conflict(
                    "policy-hash-differs",
                    "version "
                            + command.version()
                            + " has the hash "
                            + version.hash()
                            + ", not the approved one: read it again");
        }
        switch (version.status()) {
            case SUBMITTED -> consent(command, version);
            case APPROVED -> requireSame(version.effectiveFrom(), command);
            case DRAFT, SUPERSEDED ->
                    throw Refusal.conflict(
                            "policy-version-not-submitted",
                            "version " + command.version() + " is " + version.status());
        }
    }

    /** Where several must agree, the last of them approves. */
    private void consent(ApprovePolicyVersion command, PolicyDraft version) {
        var missing = version.missing(command);
        if (!missing.isEmpty() && !version.hasAgreed(command)) {
            var discipline = version.disciplineOf(command);
            apply(
                    new PolicyVersionEndorsed(
                            policyId,
                            command.version(),
                            version.hash(),
                            command.effectiveFrom(),
                            discipline,
                            command.stamp()));
            missing = at(command.version()).missing(command);
        }
        if (missing.isEmpty()) {
            approve(command, version);
        }
    }

    private void approve(ApprovePolicyVersion command, PolicyDraft version) {
        var from = command.effectiveFrom();
        apply(
                new PolicyVersionApproved(
                        policyId, command.version(), version.hash(), from, command.stamp()));
        for (var other = 1; other <= versions.size(); other++) {
            if (other != command.version() && takesOver(from, versions.get(other - 1))) {
                apply(
                        new PolicyVersionSuperseded(
                                policyId, other, command.version(), command.stamp()));
            }
        }
    }

    /** A version approved from a period on leaves no month to those that start at or after it. */
    private static boolean takesOver(Period from, PolicyDraft other) {
        return other.status() == PolicyStatus.APPROVED
                && other.effectiveFrom() != null
                && other.effectiveFrom().compareTo(from) >= 0;
    }

    private static void requireSame(@Nullable Period from, ApprovePolicyVersion command) {
        if (!command.effectiveFrom().equals(from)) {
            throw Refusal.conflict(
                    "policy-version-approved",
                    "version " + command.version() + " is approved from " + from + " on");
        }
    }

    private PolicyDraft version(String id, int number) {
        if (number < 1 || number > versions.size()) {
            throw Refusal.unknown("policy-version-unknown", id + " has no version " + number);
        }
        return versions.get(number - 1);
    }

    @EventSourcingHandler
    void on(PolicyVersionDrafted event) {
        policyId = event.policyId();
        versions.add(PolicyDraft.of(event.hash(), event.stamp().actor()));
    }

    @EventSourcingHandler
    void on(PolicyVersionSubmitted event) {
        replace(event.version(), at(event.version()).submitted(event.stamp().actor()));
    }

    @EventSourcingHandler
    void on(PolicyVersionEndorsed event) {
        replace(
                event.version(),
                at(event.version())
                        .endorsed(
                                event.stamp().actor(), event.discipline(), event.effectiveFrom()));
    }

    @EventSourcingHandler
    void on(PolicyVersionApproved event) {
        replace(event.version(), at(event.version()).approved(event.effectiveFrom()));
    }

    @EventSourcingHandler
    void on(PolicyVersionSuperseded event) {
        replace(event.version(), at(event.version()).superseded());
    }

    private PolicyDraft at(int number) {
        return versions.get(number - 1);
    }

    private void replace(int number, PolicyDraft version) {
        versions.set(number - 1, version);
    }
}
