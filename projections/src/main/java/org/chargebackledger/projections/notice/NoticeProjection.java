package org.chargebackledger.projections.notice;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentProposed;
import org.chargebackledger.ledger.adjustment.AdjustmentLine;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeDeclined;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeSettled;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.notice.NoticeCommand;
import org.chargebackledger.ledger.notice.NoticeContent;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeAcknowledged;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeSent;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeUndeliverable;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.projections.notice.NoticeTexts.Ended;
import org.chargebackledger.projections.notice.NoticeTexts.Words;
import org.chargebackledger.projections.register.Registers;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Types;

import javax.sql.DataSource;

/**
 * Writes what owners are to be told, once for each event, and keeps whether they were. It is
 * written with the token of its processor: an event that is handled again after a crash was not
 * handled before.
 */
@ProcessingGroup(ReadModelGroup.NAME)
public final class NoticeProjection {

    /**
     * Whom a notice is for, and by what.
     *
     * @param adjustmentId null where no adjustment led to it
     */
    private record About(
            NoticeKind kind,
            String book,
            String costCenter,
            String disputeId,
            @Nullable String adjustmentId) {}

    private record Disputed(String book, String costCenter) {}

    private final JdbcClient jdbc;
    private final Registers registers;

    public NoticeProjection(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        registers = new Registers(dataSource);
    }

    @EventHandler
    void on(AdjustmentProposed event) {
        var costCenter = event.notifies();
        if (costCenter == null) {
            return;
        }
        var content = event.content();
        var amount =
                content.lines().stream()
                        .filter(line -> line.costCenter().equals(costCenter))
                        .map(AdjustmentLine::amount)
                        .reduce(Money.zero(content.sourceAccount().currency()), Money::plus);
        var disputeId = content.disputeId() == null ? "" : content.disputeId();
        write(
                NoticeCommand.ofProposal(event.adjustmentId()),
                new About(
                        NoticeKind.OUTCOME_PROPOSED,
                        content.book(),
                        costCenter,
                        disputeId,
                        event.adjustmentId()),
                NoticeTexts.proposed(event, amount, costCenter),
                event.stamp());
    }

    @EventHandler
    void on(DisputeSettled event) {
        var id = event.disputeId();
        var of = disputed(id);
        write(
                NoticeCommand.ofEnd(id),
                new About(
                        NoticeKind.DISPUTE_SETTLED,
                        of.book(),
                        of.costCenter(),
                        id,
                        event.adjustmentId()),
                NoticeTexts.settled(
                        new Ended(id, of.book(), of.costCenter()),
                        event.amount(),
                        event.adjustmentId()),
                event.stamp());
    }

    @EventHandler
    void on(DisputeDeclined event) {
        var id = event.disputeId();
        var of = disputed(id);
        write(
                NoticeCommand.ofEnd(id),
                new About(NoticeKind.DISPUTE_DECLINED, of.book(), of.costCenter(), id, null),
                NoticeTexts.declined(
                        new Ended(id, of.book(), of.costCenter()),
                        event.stamp().actor(),
                        event.reason()),
                event.stamp());
    }

    @EventHandler
    void on(NoticeSent event) {
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
    }

    @EventHandler
    void on(NoticeUndeliverable event) {
        jdbc.sql(
                        """
                        UPDATE read_model.notice SET status = 'UNDELIVERABLE', answer = :reason
                        WHERE notice_id = :id
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

    private void write(String noticeId, About about, Words words, Stamp stamp) {
        var owner =
                registers
                        .current(about.book())
                        .latest(about.costCenter())
                        .map(CostCenter::owner)
                        .orElse("");
        var content = new NoticeContent(owner, words.subject(), words.text());
        jdbc.sql(
                        """
                        INSERT INTO read_model.notice
                        VALUES (nextval('read_model.notice_order'), :id, :book, :kind,
                            :costCenter, :dispute, :adjustment, :recipient, :subject, :text,
                            :actor, :at, :status, :answer)
                        """)
                .param("id", noticeId)
                .param("book", about.book())
                .param("kind", about.kind().name())
                .param("costCenter", about.costCenter())
                .param("dispute", about.disputeId())
                .param("adjustment", about.adjustmentId(), Types.VARCHAR)
                .param("recipient", owner)
                .param("subject", content.subject())
                .param("text", content.text())
                .param("actor", stamp.actor())
                .param("at", stamp.at().toString())
                .param(
                        "status",
                        (content.isAddressed() ? NoticeStatus.WAITING : NoticeStatus.UNDELIVERABLE)
                                .name())
                .param(
                        "answer",
                        content.isAddressed()
                                ? null
                                : "the register names '" + owner + "', which is no mail address",
                        Types.VARCHAR)
                .update();
    }

    private Disputed disputed(String disputeId) {
        return jdbc.sql(
                        """
                        SELECT book, cost_center FROM read_model.dispute WHERE dispute_id = :id
                        """)
                .param("id", disputeId)
                .query((row, number) ->
                        new Disputed(row.getString("book"), row.getString("cost_center")))
                .single();
    }
}
