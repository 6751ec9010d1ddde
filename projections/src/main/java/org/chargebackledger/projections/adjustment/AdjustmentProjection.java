package org.chargebackledger.projections.adjustment;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentApproved;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentDeclined;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentFailed;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentPosted;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentProposed;
import org.chargebackledger.ledger.adjustment.AdjustmentStatus;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.projections.storage.CopyRows;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Types;

import javax.sql.DataSource;

/** Keeps what was proposed, who decided on it and how it ended. */
@ProcessingGroup(ReadModelGroup.NAME)
public final class AdjustmentProjection {

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    public AdjustmentProjection(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(AdjustmentProposed event) {
        var content = event.content();
        var account = content.sourceAccount();
        var basis = content.basis();
        var opening = content.opening();
        jdbc.sql(
                        """
                        INSERT INTO read_model.adjustment
                        VALUES (nextval('read_model.adjustment_order'), :id, :book, :kind, :period,
                            :origin, :provider, :account, :issuer, :currency, :reason, :memo,
                            :source, :method, :dispute, :hash, 'PROPOSED', :actor, :at, NULL, NULL,
                            NULL, :commitment, :amount, :notifies)
                        """)
                .param("id", event.adjustmentId())
                .param("book", content.book())
                .param("kind", content.kind().name())
                .param("period", content.period().toString())
                .param("origin", content.originPeriod().toString())
                .param("provider", account.provider())
                .param("account", account.billingAccount())
                .param("issuer", account.invoiceIssuer())
                .param("currency", account.currency().code())
                .param("reason", content.reason())
                .param("memo", content.memo())
                .param("source", basis == null ? null : basis.source(), Types.VARCHAR)
                .param("method", basis == null ? null : basis.method(), Types.VARCHAR)
                .param("dispute", content.disputeId(), Types.VARCHAR)
                .param("hash", event.contentHash())
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .param("commitment", opening == null ? null : opening.commitmentId(), Types.VARCHAR)
                .param(
                        "amount",
                        opening == null ? null : opening.amount().toBigDecimal(),
                        Types.NUMERIC)
                .param("notifies", event.notifies(), Types.VARCHAR)
                .update();
        addLines(event.adjustmentId(), content);
    }

    @EventHandler
    void on(AdjustmentApproved event) {
        decide(event.adjustmentId(), AdjustmentStatus.APPROVED, null, event.stamp());
    }

    @EventHandler
    void on(AdjustmentDeclined event) {
        decide(event.adjustmentId(), AdjustmentStatus.DECLINED, event.reason(), event.stamp());
    }

    @EventHandler
    void on(AdjustmentPosted event) {
        end(event.adjustmentId(), AdjustmentStatus.POSTED, null);
    }

    @EventHandler
    void on(AdjustmentFailed event) {
        end(event.adjustmentId(), AdjustmentStatus.FAILED, event.reason());
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE read_model.adjustment, read_model.adjustment_line").update();
        jdbc.sql("ALTER SEQUENCE read_model.adjustment_order RESTART").update();
    }

    private void decide(String id, AdjustmentStatus status, @Nullable String answer, Stamp stamp) {
        jdbc.sql(
                        """
                        UPDATE read_model.adjustment
                        SET decided_by = :actor, decided_at = :at WHERE adjustment_id = :id
                        """)
                .param("actor", stamp.actor())
                .param("at", stamp.at().toString())
                .param("id", id)
                .update();
        end(id, status, answer);
    }

    private void end(String id, AdjustmentStatus status, @Nullable String answer) {
        jdbc.sql(
                        """
                        UPDATE read_model.adjustment SET status = :status, answer = :answer
                        WHERE adjustment_id = :id
                        """)
                .param("status", status.name())
                .param("answer", answer, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    private void addLines(String id, AdjustmentContent content) {
        var rows =
                new CopyRows(
                        "adjustment_line",
                        "adjustment_id",
                        "ordinal",
                        "cost_center",
                        "kind",
                        "pool",
                        "charge_category",
                        "service",
                        "cluster",
                        "namespace",
                        "currency",
                        "minor_units");
        for (var i = 0; i < content.lines().size(); i++) {
            var line = content.lines().get(i);
            var key = line.key();
            rows.add(
                    id,
                    i,
                    line.costCenter(),
                    key.kind().text(),
                    key.pool(),
                    key.chargeCategory(),
                    key.service(),
                    key.cluster(),
                    key.namespace(),
                    line.amount().currency(),
                    line.amount().minorUnits());
        }
        rows.writeTo(dataSource);
    }
}
