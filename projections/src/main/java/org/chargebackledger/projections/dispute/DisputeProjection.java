package org.chargebackledger.projections.dispute;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.dispute.AcceptanceEvent.ChargesAccepted;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeAcceptedAsOpen;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeDeclined;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeRaised;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeSettled;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeWithdrawn;
import org.chargebackledger.ledger.dispute.DisputeStatus;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Types;

import javax.sql.DataSource;

/** Keeps who disputed what and how it ended, and what silence has accepted. */
@ProcessingGroup(ReadModelGroup.NAME)
public final class DisputeProjection {

    private final JdbcClient jdbc;

    public DisputeProjection(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(DisputeRaised event) {
        var content = event.content();
        var account = content.sourceAccount();
        var key = content.key();
        var evidence = content.evidence();
        jdbc.sql(
                        """
                        INSERT INTO read_model.dispute
                        VALUES (nextval('read_model.dispute_order'), :id, :book, 'OPEN', :posting,
                            :entry, :entryHash, :period, :origin, :provider, :account, :issuer,
                            :currency, :costCenter, :kind, :pool, :category, :service, :cluster,
                            :namespace, :posted, :disputed, :reason, :run, :policy, :explanation,
                            :sentence, :actor, :at)
                        """)
                .param("id", event.disputeId())
                .param("book", content.book())
                .param("posting", content.postingId())
                .param("entry", content.entryNumber())
                .param("entryHash", content.entryHash())
                .param("period", content.period().toString())
                .param("origin", content.originPeriod().toString())
                .param("provider", account.provider())
                .param("account", account.billingAccount())
                .param("issuer", account.invoiceIssuer())
                .param("currency", account.currency().code())
                .param("costCenter", content.costCenter())
                .param("kind", key.kind().text())
                .param("pool", key.pool())
                .param("category", key.chargeCategory())
                .param("service", key.service())
                .param("cluster", key.cluster())
                .param("namespace", key.namespace())
                .param("posted", content.posted().minorUnits())
                .param("disputed", content.disputed().minorUnits())
                .param("reason", content.reason())
                .param("run", evidence.runId(), Types.VARCHAR)
                .param("policy", evidence.policyHash(), Types.VARCHAR)
                .param("explanation", evidence.explanationHash())
                .param("sentence", evidence.sentence())
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .update();
    }

    @EventHandler
    void on(DisputeWithdrawn event) {
        end(event.disputeId(), DisputeStatus.WITHDRAWN, event.reason(), event.stamp());
    }

    @EventHandler
    void on(DisputeDeclined event) {
        end(event.disputeId(), DisputeStatus.DECLINED, event.reason(), event.stamp());
    }

    @EventHandler
    void on(DisputeSettled event) {
        end(event.disputeId(), DisputeStatus.SETTLED, null, event.stamp());
        jdbc.sql(
                        """
                        UPDATE read_model.dispute
                        SET settled_by = :adjustment, settled_units = :units
                        WHERE dispute_id = :id
                        """)
                .param("adjustment", event.adjustmentId())
                .param("units", event.amount().minorUnits())
                .param("id", event.disputeId())
                .update();
    }

    @EventHandler
    void on(DisputeAcceptedAsOpen event) {
        jdbc.sql(
                        """
                        UPDATE read_model.dispute SET accepted_reason = :reason,
                            accepted_by = :actor, accepted_at = :at
                        WHERE dispute_id = :id
                        """)
                .param("reason", event.reason())
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .param("id", event.disputeId())
                .update();
    }

    @EventHandler
    void on(ChargesAccepted event) {
        var accepted = event.accepted();
        jdbc.sql(
                        """
                        INSERT INTO read_model.silent_acceptance
                        VALUES (:book, :period, :revision, :costCenter, :closedAt, :days,
                            :disputed, :at)
                        """)
                .param("book", accepted.book())
                .param("period", accepted.period().toString())
                .param("revision", accepted.revision())
                .param("costCenter", accepted.costCenter())
                .param("closedAt", accepted.closedAt().toString())
                .param("days", accepted.windowDays())
                .param("disputed", accepted.disputed().toArray(String[]::new))
                .param("at", event.stamp().at().toString())
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE read_model.dispute, read_model.silent_acceptance").update();
        jdbc.sql("ALTER SEQUENCE read_model.dispute_order RESTART").update();
    }

    private void end(String id, DisputeStatus status, @Nullable String reason, Stamp stamp) {
        jdbc.sql(
                        """
                        UPDATE read_model.dispute SET status = :status, answer = :reason,
                            decided_by = :actor, decided_at = :at
                        WHERE dispute_id = :id
                        """)
                .param("status", status.name())
                .param("reason", reason, Types.VARCHAR)
                .param("actor", stamp.actor())
                .param("at", stamp.at().toString())
                .param("id", id)
                .update();
    }
}
