package org.chargebackledger.projections.notice;

import static org.chargebackledger.projections.storage.Columns.currency;
import static org.chargebackledger.projections.storage.Columns.money;

import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.notice.NoticeContent;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.projections.notice.NoticeTexts.Charge;
import org.chargebackledger.projections.notice.NoticeTexts.Disputed;
import org.chargebackledger.projections.notice.NoticeTexts.Words;
import org.chargebackledger.projections.register.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Types;
import java.util.Optional;

import javax.sql.DataSource;

/** The rows of notices, and what the read models know of what they are about. */
final class NoticeTable {

    /**
     * Whom a notice is for, and by what.
     *
     * @param adjustmentId null where no adjustment led to it
     */
    record About(
            NoticeKind kind,
            String book,
            String costCenter,
            @Nullable String disputeId,
            @Nullable String adjustmentId) {}

    private final JdbcClient jdbc;
    private final Registers registers;
    private final Notices notices;

    NoticeTable(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        registers = new Registers(dataSource);
        notices = new Notices(dataSource);
    }

    Optional<KnownNotice> find(String noticeId) {
        return notices.find(noticeId);
    }

    /** Mails nothing of it any more, as nobody was told yet. */
    void withdraw(String noticeId, String reason) {
        jdbc.sql(
                        """
                        UPDATE read_model.notice SET status = 'WITHDRAWN', answer = :reason
                        WHERE notice_id = :id
                        """)
                .param("reason", reason)
                .param("id", noticeId)
                .update();
    }

    void write(String noticeId, About about, Words words, Stamp stamp) {
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
                .param("dispute", about.disputeId(), Types.VARCHAR)
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

    Optional<Disputed> disputed(@Nullable String disputeId) {
        return jdbc.sql("SELECT * FROM read_model.dispute WHERE dispute_id = :id")
                .param("id", disputeId, Types.VARCHAR)
                .query((row, number) ->
                        new Disputed(
                                row.getString("dispute_id"),
                                row.getString("book"),
                                row.getString("raised_by"),
                                new Charge(
                                        row.getString("cost_center"),
                                        row.getString("period"),
                                        row.getString("service"),
                                        money(row, "disputed_units", currency(row)))))
                .optional();
    }
}
