package org.chargebackledger.api.adjustment;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.notice.NoticeService;
import org.chargebackledger.api.rate.BookRates;
import org.chargebackledger.api.refusal.Refusals;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.api.work.WorkQueue;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.ApproveAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.CompleteAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.DeclineAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.FailAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.ProposeAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentEntries;
import org.chargebackledger.ledger.adjustment.AdjustmentStatus;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalCommand.PostAdjustment;
import org.chargebackledger.ledger.rate.ExchangeRate;
import org.chargebackledger.projections.adjustment.Adjustments;
import org.chargebackledger.projections.adjustment.KnownAdjustment;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.register.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * Posts what two persons decided. What is approved is what is posted: the entry is made of the very
 * content whose hash was approved.
 */
@Service
public class AdjustmentService {

    private final CommandGateway commands;
    private final Adjustments adjustments;
    private final Periods periods;
    private final Registers registers;
    private final ChargedHere chargedHere;
    private final BookRates rates;
    private final DisputeSettlements settlements;
    private final OpeningBalances openings;
    private final WriteOffLimit writeOffs;
    private final NoticeService notices;
    private final UpToDate upToDate;
    private final WorkQueue queue;
    private final Clock clock;

    AdjustmentService(
            CommandGateway commands,
            Adjustments adjustments,
            Periods periods,
            Registers registers,
            ChargedHere chargedHere,
            BookRates rates,
            DisputeSettlements settlements,
            OpeningBalances openings,
            WriteOffLimit writeOffs,
            NoticeService notices,
            UpToDate upToDate,
            WorkQueue queue,
            Clock clock) {
        this.commands = commands;
        this.adjustments = adjustments;
        this.periods = periods;
        this.registers = registers;
        this.chargedHere = chargedHere;
        this.rates = rates;
        this.settlements = settlements;
        this.openings = openings;
        this.writeOffs = writeOffs;
        this.notices = notices;
        this.upToDate = upToDate;
        this.queue = queue;
        this.clock = clock;
    }

    /** Proposes what is to be posted; the same proposal again changes nothing. */
    public void propose(String adjustmentId, AdjustmentContent content, Stamp stamp) {
        propose(adjustmentId, content, null, stamp);
    }

    /**
     * Proposes what an owner must hear of first.
     *
     * @param notifies cost center whose owner must know of it before anybody approves; null for
     *     nobody's
     */
    public void propose(
            String adjustmentId,
            AdjustmentContent content,
            @Nullable String notifies,
            Stamp stamp) {
        upToDate.await();
        requireOpen(content);
        requireRegistered(content);
        chargedHere.check(content);
        var _ = rate(content); // refused where none is approved
        openings.check(adjustmentId, content);
        writeOffs.check(content);
        commands.sendAndWait(new ProposeAdjustment(adjustmentId, content, notifies, stamp));
    }

    /** Approves exactly what has the hash, and queues the posting of it. */
    public void approve(String adjustmentId, String contentHash, Stamp stamp) {
        upToDate.await();
        var known = adjustments.find(adjustmentId);
        known.ifPresent(one -> requireApprovable(one, stamp.actor()));
        var told = known.map(notices::told).orElse(null);
        commands.sendAndWait(new ApproveAdjustment(adjustmentId, contentHash, told, stamp));
        proceed(adjustmentId);
    }

    private void requireApprovable(KnownAdjustment one, String approver) {
        settlements.requireApprovable(one, approver);
        if (one.status() != AdjustmentStatus.PROPOSED) {
            return; // the aggregate knows whether it is the same approval again
        }
        chargedHere.check(one.content());
        openings.check(one.adjustmentId(), one.content());
        writeOffs.check(one.content());
    }

    /** Declines it, or withdraws it. */
    public void decline(String adjustmentId, String reason, Stamp stamp) {
        commands.sendAndWait(new DeclineAdjustment(adjustmentId, reason, stamp));
    }

    /** Goes on with what a crash or a stop cut short. */
    public void resume() {
        adjustments.unfinished().stream().map(KnownAdjustment::adjustmentId).forEach(this::proceed);
    }

    private void proceed(String adjustmentId) {
        queue.submit("adjustment " + adjustmentId, () -> carryOut(adjustmentId));
    }

    private void carryOut(String adjustmentId) {
        upToDate.await();
        var approved = adjustments.find(adjustmentId).orElseThrow();
        if (approved.status() != AdjustmentStatus.APPROVED) {
            return;
        }
        var content = approved.content();
        var stamp = stamp(approved);
        var obstacle = settlements.obstacle(approved);
        if (obstacle.isPresent()) {
            commands.sendAndWait(new FailAdjustment(adjustmentId, obstacle.get(), stamp));
            return;
        }
        try {
            if (approved.numbers().isEmpty()) {
                openings.check(adjustmentId, content);
            }
            commands.sendAndWait(
                    new PostAdjustment(
                            JournalCommand.journalId(content.book()),
                            content.period(),
                            AdjustmentEntries.of(
                                    adjustmentId, content, approved.proposedBy(), rate(content)),
                            stamp));
        } catch (RuntimeException e) {
            var refusal = Refusals.in(e).orElseThrow(() -> e);
            var reason = refusal.type() + ": " + refusal.getMessage();
            commands.sendAndWait(new FailAdjustment(adjustmentId, reason, stamp));
            return;
        }
        settlements.settle(approved, stamp);
        upToDate.await();
        var numbers = adjustments.find(adjustmentId).orElseThrow().numbers();
        commands.sendAndWait(new CompleteAdjustment(adjustmentId, numbers, stamp));
    }

    /** By which it is translated: the rate of the month that it is about. */
    private @Nullable ExchangeRate rate(AdjustmentContent content) {
        return rates.of(content.book(), content.sourceAccount().currency(), content.originPeriod());
    }

    private void requireOpen(AdjustmentContent content) {
        var period = content.period();
        var known =
                periods.find(content.book(), period)
                        .orElseThrow(() ->
                                Refusal.unknown("period-unknown", period + " was never opened"));
        if (!known.status().takesAdjustments()) {
            throw Refusal.conflict(
                    "period-closed",
                    period + " is " + known.status() + ": adjust it in a later period");
        }
    }

    /** Whoever is charged must exist while the month that charges them lasts. */
    private void requireRegistered(AdjustmentContent content) {
        var register = registers.current(content.book());
        var day = content.period().lastDay();
        for (var line : content.lines()) {
            if (register.byCode(line.costCenter(), day).isEmpty()) {
                throw Refusal.invalid(
                        "cost-center-unknown", line.costCenter() + " is no cost center on " + day);
            }
        }
    }

    /** Whoever approved it posts it. */
    private Stamp stamp(KnownAdjustment approved) {
        return new Stamp(
                Objects.requireNonNull(approved.decidedBy()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
