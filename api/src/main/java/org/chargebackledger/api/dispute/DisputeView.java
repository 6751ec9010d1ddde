package org.chargebackledger.api.dispute;

import org.chargebackledger.api.journal.KeyView;
import org.chargebackledger.ledger.adjustment.AdjustmentStatus;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.dispute.DisputeContent.Evidence;
import org.chargebackledger.ledger.dispute.DisputeStatus;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.notice.NoticeCommand;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adjustment.KnownAdjustment;
import org.chargebackledger.projections.dispute.KnownDispute;
import org.chargebackledger.projections.dispute.KnownDispute.End;
import org.chargebackledger.projections.dispute.KnownDispute.Said;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A dispute as it is served.
 *
 * @param posted the posting's signed amount
 * @param disputed how much of it
 * @param evidence the explanation as it was when the dispute was raised
 * @param ageDays whole days from raising to its end, or to now
 * @param acceptedAsOpen who lets the month close with it, and why
 * @param end how it ended
 * @param outcomes what was proposed to settle it, in order
 */
public record DisputeView(
        String disputeId,
        DisputeStatus status,
        String posting,
        String entry,
        String entryHash,
        Period period,
        Period originPeriod,
        SourceAccount sourceAccount,
        String costCenter,
        KeyView key,
        Money posted,
        Money disputed,
        String reason,
        Evidence evidence,
        String raisedBy,
        Instant raisedAt,
        int ageDays,
        @Nullable Said acceptedAsOpen,
        @Nullable End end,
        List<Outcome> outcomes,
        Links links) {

    /**
     * An adjusting pair.
     *
     * @param adjustmentId where it is approved or declined, by its hash
     * @param amount what the cost center bears less
     * @param counterparty who bears it
     * @param noticeId of the notice that its owner must have had before it is approved
     * @param entries numbers of its entries, once it is posted
     * @param answer why it was declined, or why it failed
     */
    public record Outcome(
            String adjustmentId,
            AdjustmentStatus status,
            Period period,
            Money amount,
            String counterparty,
            @Nullable String noticeId,
            String memo,
            String contentHash,
            String proposedBy,
            @Nullable String decidedBy,
            List<String> entries,
            @Nullable String answer) {

        static Outcome of(KnownAdjustment known) {
            var lines = known.content().lines();
            return new Outcome(
                    known.adjustmentId(),
                    known.status(),
                    known.content().period(),
                    lines.getLast().amount(),
                    lines.getLast().costCenter(),
                    known.notifies() == null
                            ? null
                            : NoticeCommand.ofProposal(known.adjustmentId()),
                    known.content().memo(),
                    known.contentHash(),
                    known.proposedBy(),
                    known.decidedBy(),
                    known.numbers(),
                    known.answer());
        }
    }

    /**
     * Where to look further.
     *
     * @param explanation of the posting, now
     * @param statement of the cost center for the month
     * @param simulation to replay the posting under a proposed policy
     * @param simulations to replay the whole month
     */
    public record Links(
            String explanation, String statement, String simulation, String simulations) {}

    /** The posting key in plain words. */
    public String what() {
        return key.service().isEmpty() ? key.chargeCategory() : key.service();
    }

    static DisputeView of(KnownDispute known, List<KnownAdjustment> outcomes, Instant now) {
        var content = known.content();
        var end = known.end();
        var until = end == null ? now : end.at();
        return new DisputeView(
                known.disputeId(),
                known.status(),
                content.postingId(),
                content.entryNumber(),
                content.entryHash(),
                content.period(),
                content.originPeriod(),
                content.sourceAccount(),
                content.costCenter(),
                KeyView.of(content.key()),
                content.posted(),
                content.disputed(),
                content.reason(),
                content.evidence(),
                known.raisedBy(),
                known.raisedAt(),
                Math.toIntExact(Duration.between(known.raisedAt(), until).toDays()),
                known.acceptedAsOpen(),
                end,
                outcomes.stream().map(Outcome::of).toList(),
                links(known));
    }

    private static Links links(KnownDispute known) {
        var content = known.content();
        var book = content.book().equals("main") ? "" : "?book=" + content.book();
        return new Links(
                "/api/v1/postings/" + content.postingId() + "/explanation" + book,
                "/api/v1/periods/%s/statements/%s%s"
                        .formatted(content.period(), content.costCenter(), book),
                "/api/v1/disputes/" + known.disputeId() + "/simulation" + book,
                "/api/v1/simulations" + book);
    }

    /** What the end says, for a person. */
    public @Nullable String outcome() {
        if (end == null) {
            return null;
        }
        return switch (status) {
            case OPEN -> null;
            case WITHDRAWN -> "withdrawn: " + end.reason();
            case DECLINED -> "declined: " + end.reason();
            case SETTLED ->
                    Objects.requireNonNull(end.amount()) + " taken off by " + end.adjustmentId();
        };
    }
}
