package org.chargebackledger.api.dispute;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.adjustment.AdjustmentService;
import org.chargebackledger.api.explanation.FrozenExplanations;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.adjustment.AdjustmentStatus;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.dispute.DisputeCommand.AcceptAsOpen;
import org.chargebackledger.ledger.dispute.DisputeCommand.DeclineDispute;
import org.chargebackledger.ledger.dispute.DisputeCommand.RaiseDispute;
import org.chargebackledger.ledger.dispute.DisputeCommand.WithdrawDispute;
import org.chargebackledger.ledger.dispute.DisputeContent;
import org.chargebackledger.ledger.dispute.DisputeContent.Evidence;
import org.chargebackledger.ledger.dispute.DisputeStatus;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.adjustment.Adjustments;
import org.chargebackledger.projections.dispute.Disputes;
import org.chargebackledger.projections.dispute.KnownDispute;
import org.chargebackledger.projections.journal.JournalEntries;
import org.chargebackledger.projections.journal.KnownPosting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.util.List;
import java.util.Objects;

/** Raises disputes, and ends those that change no charge. */
@Service
class DisputeService {

    private final CommandGateway commands;
    private final Disputes disputes;
    private final JournalEntries entries;
    private final FrozenExplanations explanations;
    private final DisputeWindow window;
    private final Adjustments adjustments;
    private final AdjustmentService outcomes;
    private final UpToDate upToDate;

    DisputeService(
            CommandGateway commands,
            Disputes disputes,
            JournalEntries entries,
            FrozenExplanations explanations,
            DisputeWindow window,
            Adjustments adjustments,
            AdjustmentService outcomes,
            UpToDate upToDate) {
        this.commands = commands;
        this.disputes = disputes;
        this.entries = entries;
        this.explanations = explanations;
        this.window = window;
        this.adjustments = adjustments;
        this.outcomes = outcomes;
        this.upToDate = upToDate;
    }

    /**
     * Raises a dispute. Its id says the posting and how many there were of it, so two that are
     * raised at once are the same or one is refused: a posting has one open dispute.
     *
     * @param amount null for all that is posted
     * @return the dispute's id
     */
    String raise(
            String book, KnownPosting posting, @Nullable Money amount, String reason, Stamp stamp) {
        upToDate.await();
        var costCenter = requireCharged(book, posting);
        var before = disputes.ofPosting(book, posting.id());
        var disputed = amount == null ? posting.posting().signed() : amount;
        for (var other : before) {
            if (other.status() == DisputeStatus.OPEN) {
                return requireSame(other, disputed, reason, stamp);
            }
        }
        window.requireOpen(book, posting.period(), costCenter, stamp.at());
        requireLeft(posting, disputed, before);
        var id = posting.id() + "-D" + (before.size() + 1);
        commands.sendAndWait(
                new RaiseDispute(id, content(book, posting, costCenter, disputed, reason), stamp));
        return id;
    }

    void withdraw(String disputeId, String reason, Stamp stamp) {
        requireUndecided(disputeId);
        commands.sendAndWait(new WithdrawDispute(disputeId, reason, stamp));
        dropOutcomes(disputeId, "the dispute is withdrawn", stamp);
    }

    void decline(String disputeId, String reason, Stamp stamp) {
        requireUndecided(disputeId);
        commands.sendAndWait(new DeclineDispute(disputeId, reason, stamp));
        dropOutcomes(disputeId, "the dispute is declined", stamp);
    }

    void acceptAsOpen(String disputeId, String reason, Stamp stamp) {
        commands.sendAndWait(new AcceptAsOpen(disputeId, reason, stamp));
    }

    private String requireCharged(String book, KnownPosting posting) {
        var of = posting.posting();
        var costCenter = of.costCenter();
        if (costCenter == null || of.key() == null) {
            throw Refusal.invalid("not-disputable", posting.id() + " charges no cost center");
        }
        if (of.memo() != null) {
            throw Refusal.invalid(
                    "not-disputable", of.memo() + " is shown it only; " + costCenter + " bears it");
        }
        if (entries.reversedBy(book, posting.number()).isPresent()) {
            throw Refusal.conflict("posting-reversed", posting.number() + " is reversed");
        }
        return costCenter;
    }

    private static String requireSame(
            KnownDispute open, Money disputed, String reason, Stamp stamp) {
        var content = open.content();
        if (content.disputed().equals(disputed)
                && content.reason().equals(reason)
                && open.raisedBy().equals(stamp.actor())) {
            return open.disputeId();
        }
        throw Refusal.conflict(
                "dispute-open", open.disputeId() + " about this posting is still open");
    }

    /** What a dispute took away already cannot be disputed again. */
    private static void requireLeft(
            KnownPosting posting, Money disputed, List<KnownDispute> before) {
        var left = posting.posting().signed();
        for (var other : before) {
            var end = other.end();
            var settled = end == null ? null : end.amount();
            left = settled == null ? left : left.minus(settled);
        }
        if (!DisputeContent.isPartOf(disputed, left)) {
            throw Refusal.invalid(
                    "dispute-exceeds",
                    "%s is no part of the %s that %s still charges"
                            .formatted(disputed, left, posting.id()));
        }
    }

    private DisputeContent content(
            String book, KnownPosting posting, String costCenter, Money disputed, String reason) {
        var entry = entries.find(book, posting.number()).orElseThrow();
        var frozen = explanations.freeze(book, posting);
        var policy = frozen.explanation().policy();
        return new DisputeContent(
                book,
                posting.id(),
                posting.number(),
                entry.hash(),
                posting.period(),
                posting.originPeriod(),
                posting.sourceAccount(),
                costCenter,
                Objects.requireNonNull(posting.posting().key()),
                posting.posting().signed(),
                disputed,
                reason,
                new Evidence(
                        frozen.explanation().runId(),
                        policy == null ? null : policy.hash(),
                        frozen.hash(),
                        frozen.explanation().sentence()));
    }

    /** What two persons decided is about to be posted. */
    private void requireUndecided(String disputeId) {
        upToDate.await();
        if (adjustments.ofDispute(disputeId).stream()
                .anyMatch(one -> one.status() == AdjustmentStatus.APPROVED)) {
            throw Refusal.conflict(
                    "outcome-approved", "the outcome of " + disputeId + " is approved");
        }
    }

    /** A proposal that nobody can approve any more would keep the month open. */
    private void dropOutcomes(String disputeId, String why, Stamp stamp) {
        adjustments.ofDispute(disputeId).stream()
                .filter(one -> one.status() == AdjustmentStatus.PROPOSED)
                .forEach(one -> outcomes.decline(one.adjustmentId(), why, stamp));
    }
}
