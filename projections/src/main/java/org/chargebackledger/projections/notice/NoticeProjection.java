package org.chargebackledger.projections.notice;

import static java.util.stream.Collectors.joining;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentDeclined;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentFailed;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentPosted;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentProposed;
import org.chargebackledger.ledger.adjustment.AdjustmentLine;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeDeclined;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeSettled;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.notice.NoticeCommand;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeAcknowledged;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeSent;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeUndeliverable;
import org.chargebackledger.projections.notice.NoticeTable.About;
import org.chargebackledger.projections.notice.NoticeTexts.Charge;
import org.chargebackledger.projections.notice.NoticeTexts.Words;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

/**
 * Writes what owners are to be told, once for each event, and keeps whether they were. It is
 * written with the token of its processor: an event that is handled again after a crash was not
 * handled before.
 */
@ProcessingGroup(ReadModelGroup.NAME)
public final class NoticeProjection {

    private final JdbcClient jdbc;
    private final NoticeTable table;

    public NoticeProjection(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        table = new NoticeTable(dataSource);
    }

    @EventHandler
    void on(AdjustmentProposed event) {
        var costCenter = event.notifies();
        if (costCenter == null) {
            return;
        }
        var content = event.content();
        table.write(
                NoticeCommand.ofProposal(event.adjustmentId()),
                new About(
                        NoticeKind.OUTCOME_PROPOSED,
                        content.book(),
                        costCenter,
                        content.disputeId(),
                        event.adjustmentId()),
                NoticeTexts.proposed(
                        event,
                        charge(content, costCenter),
                        table.disputed(content.disputeId()).orElse(null)),
                event.stamp());
    }

    private static Charge charge(AdjustmentContent content, String costCenter) {
        var lines =
                content.lines().stream()
                        .filter(line -> line.costCenter().equals(costCenter))
                        .toList();
        return new Charge(
                costCenter,
                content.originPeriod().toString(),
                lines.stream().map(line -> line.key().service()).distinct().collect(joining(" + ")),
                lines.stream()
                        .map(AdjustmentLine::amount)
                        .reduce(Money.zero(content.sourceAccount().currency()), Money::plus));
    }

    /** Whoever was told that it would be charged hears that it is. */
    @EventHandler
    void on(AdjustmentPosted event) {
        var id = event.adjustmentId();
        table.find(NoticeCommand.ofProposal(id))
                .filter(KnownNotice::isKnown)
                .ifPresent(before ->
                        outcome(
                                before,
                                NoticeKind.OUTCOME_CHARGED,
                                NoticeTexts.charged(before.content().subject(), id),
                                event.stamp()));
    }

    @EventHandler
    void on(AdjustmentDeclined event) {
        drop(event.adjustmentId(), event.reason(), event.stamp());
    }

    @EventHandler
    void on(AdjustmentFailed event) {
        drop(event.adjustmentId(), event.reason(), event.stamp());
    }

    /** Whoever was told that it would be charged hears that it is not; nobody else hears of it. */
    private void drop(String adjustmentId, String reason, Stamp stamp) {
        table.find(NoticeCommand.ofProposal(adjustmentId))
                .ifPresent(before -> {
                    if (before.isKnown()) {
                        dropped(before, adjustmentId, reason, stamp);
                    } else {
                        table.withdraw(before.noticeId(), reason);
                    }
                });
    }

    private void dropped(KnownNotice before, String adjustmentId, String reason, Stamp stamp) {
        outcome(
                before,
                NoticeKind.OUTCOME_DROPPED,
                NoticeTexts.dropped(before.content().subject(), adjustmentId, reason),
                stamp);
    }

    private void outcome(KnownNotice before, NoticeKind kind, Words words, Stamp stamp) {
        var adjustmentId = before.adjustmentId();
        table.write(
                NoticeCommand.ofOutcome(String.valueOf(adjustmentId)),
                new About(
                        kind, before.book(), before.costCenter(), before.disputeId(), adjustmentId),
                words,
                stamp);
    }

    /** Disputes that ended before owners were written to name nobody. */
    @EventHandler
    void on(DisputeSettled event) {
        var costCenter = event.notifies();
        if (costCenter == null) {
            return;
        }
        var id = event.disputeId();
        var of = table.disputed(id).orElseThrow();
        table.write(
                NoticeCommand.ofEnd(id),
                new About(
                        NoticeKind.DISPUTE_SETTLED,
                        of.book(),
                        costCenter,
                        id,
                        event.adjustmentId()),
                NoticeTexts.settled(of, event.amount(), event.adjustmentId()),
                event.stamp());
    }

    @EventHandler
    void on(DisputeDeclined event) {
        var costCenter = event.notifies();
        if (costCenter == null) {
            return;
        }
        var id = event.disputeId();
        var of = table.disputed(id).orElseThrow();
        table.write(
                NoticeCommand.ofEnd(id),
                new About(NoticeKind.DISPUTE_DECLINED, of.book(), costCenter, id, null),
                NoticeTexts.declined(of, event.stamp().actor(), event.reason()),
                event.stamp());
    }

    @EventHandler
    void on(NoticeSent event) {
        var before = table.find(event.noticeId());
        jdbc.sql(
                        """
                        UPDATE read_model.notice
                        SET status = 'SENT', message_id = :message, sent_at = :at, answer = NULL
                        WHERE notice_id = :id
                        """)
                .param("message", event.messageId())
                .param("at", event.stamp().at().toString())
                .param("id", event.noticeId())
                .update();
        before.filter(notice -> notice.status() == NoticeStatus.WITHDRAWN)
                .ifPresent(notice -> sentTooLate(notice, event.stamp()));
    }

    /** It went out while it was being withdrawn: whoever reads it has to hear that, too. */
    private void sentTooLate(KnownNotice notice, Stamp stamp) {
        dropped(
                notice,
                String.valueOf(notice.adjustmentId()),
                String.valueOf(notice.answer()),
                stamp);
    }

    @EventHandler
    void on(NoticeUndeliverable event) {
        jdbc.sql(
                        """
                        UPDATE read_model.notice SET status = 'UNDELIVERABLE', answer = :reason
                        WHERE notice_id = :id AND status = 'WAITING'
                        """)
                .param("reason", event.reason())
                .param("id", event.noticeId())
                .update();
    }

    @EventHandler
    void on(NoticeAcknowledged event) {
        jdbc.sql(
                        """
                        UPDATE read_model.notice SET told = :told, how = :how,
                            acknowledged_by = :actor, acknowledged_at = :at
                        WHERE notice_id = :id
                        """)
                .param("told", event.told())
                .param("how", event.how())
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .param("id", event.noticeId())
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE read_model.notice").update();
        jdbc.sql("ALTER SEQUENCE read_model.notice_order RESTART").update();
    }
}
