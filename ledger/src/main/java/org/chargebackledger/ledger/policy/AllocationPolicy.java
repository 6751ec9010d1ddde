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

    /** What the decisions need of one version; versions count from 1. */
    private record Version(
            String hash,
            PolicyStatus status,
            String draftedBy,
            @Nullable String submittedBy,
            @Nullable Period effectiveFrom) {

        Version submitted(String by) {
            return new Version(hash, PolicyStatus.SUBMITTED, draftedBy, by, null);
        }

        Version approved(Period from) {
            return new Version(hash, PolicyStatus.APPROVED, draftedBy, submittedBy, from);
        }

        Version superseded() {
            return new Version(
                    hash, PolicyStatus.SUPERSEDED, draftedBy, submittedBy, effectiveFrom);
        }
    }

    @AggregateIdentifier private String policyId;
    private final List<Version> versions = new ArrayList<>();

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
        var approver = command.stamp().actor();
        if (approver.equals(version.draftedBy()) || approver.equals(version.submittedBy())) {
            throw Refusal.forbidden(
                    "own-work", "a version is approved by another person than prepared it");
        }
        switch (version.status()) {
            case SUBMITTED -> approve(command, version);
            case APPROVED -> requireSame(version.effectiveFrom(), command);
            case DRAFT, SUPERSEDED ->
                    throw Refusal.conflict(
                            "policy-version-not-submitted",
                            "version " + command.version() + " is " + version.status());
        }
    }

    private void approve(ApprovePolicyVersion command, Version version) {
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
    private static boolean takesOver(Period from, Version other) {
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

    private Version version(String id, int number) {
        if (number < 1 || number > versions.size()) {
            throw Refusal.unknown("policy-version-unknown", id + " has no version " + number);
        }
        return versions.get(number - 1);
    }

    @EventSourcingHandler
    void on(PolicyVersionDrafted event) {
        policyId = event.policyId();
        versions.add(
                new Version(event.hash(), PolicyStatus.DRAFT, event.stamp().actor(), null, null));
    }

    @EventSourcingHandler
    void on(PolicyVersionSubmitted event) {
        replace(event.version(), at(event.version()).submitted(event.stamp().actor()));
    }

    @EventSourcingHandler
    void on(PolicyVersionApproved event) {
        replace(event.version(), at(event.version()).approved(event.effectiveFrom()));
    }

    @EventSourcingHandler
    void on(PolicyVersionSuperseded event) {
        replace(event.version(), at(event.version()).superseded());
    }

    private Version at(int number) {
        return versions.get(number - 1);
    }

    private void replace(int number, Version version) {
        versions.set(number - 1, version);
    }
}
