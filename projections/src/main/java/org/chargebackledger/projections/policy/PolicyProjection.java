package org.chargebackledger.projections.policy;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.policy.PolicyEvent;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionApproved;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionDrafted;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionEndorsed;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionSubmitted;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionSuperseded;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.chargebackledger.projections.storage.StreamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import javax.sql.DataSource;

/** Keeps every version of every policy and where it stands. */
@ProcessingGroup(ReadModelGroup.NAME)
public final class PolicyProjection {

    private final JdbcClient jdbc;

    public PolicyProjection(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(PolicyVersionDrafted event) {
        jdbc.sql(
                        """
                        INSERT INTO read_model.policy_version (book, name, version, status, hash,
                            text, document, drafted_by, drafted_at)
                        VALUES (:book, :name, :version, 'DRAFT', :hash, :text, :document, :actor,
                            :at)
                        """)
                .param("book", StreamId.book(event.policyId()))
                .param("name", event.name())
                .param("version", event.version())
                .param("hash", event.hash())
                .param("text", event.text())
                .param("document", event.document())
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .update();
    }

    @EventHandler
    void on(PolicyVersionSubmitted event) {
        one(
                set("status = 'SUBMITTED', submitted_by = :actor", event, event.version())
                        .param("actor", event.stamp().actor()));
    }

    /** Who agrees again, such as to another period, takes back what they said before. */
    @EventHandler
    void on(PolicyVersionEndorsed event) {
        jdbc.sql(
                        """
                        INSERT INTO read_model.policy_endorsement (book, name, version, actor,
                            discipline, effective_from, endorsed_at)
                        VALUES (:book, :name, :version, :actor, :discipline, :from, :at)
                        ON CONFLICT (book, name, version, actor) DO UPDATE SET
                            discipline = EXCLUDED.discipline,
                            effective_from = EXCLUDED.effective_from,
                            endorsed_at = EXCLUDED.endorsed_at
                        """)
                .param("book", StreamId.book(event.policyId()))
                .param("name", StreamId.subject(event.policyId()))
                .param("version", event.version())
                .param("actor", event.stamp().actor())
                .param("discipline", event.discipline())
                .param("from", event.effectiveFrom().toString())
                .param("at", event.stamp().at().toString())
                .update();
    }

    @EventHandler
    void on(PolicyVersionApproved event) {
        one(
                set(
                                "status = 'APPROVED', approved_by = :actor, effective_from = :from",
                                event,
                                event.version())
                        .param("actor", event.stamp().actor())
                        .param("from", event.effectiveFrom().toString()));
    }

    @EventHandler
    void on(PolicyVersionSuperseded event) {
        one(
                set("status = 'SUPERSEDED', superseded_by = :by", event, event.version())
                        .param("by", event.by()));
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE read_model.policy_version, read_model.policy_endorsement").update();
    }

    private StatementSpec set(String assignments, PolicyEvent event, int version) {
        return jdbc.sql(
                        "UPDATE read_model.policy_version SET "
                                + assignments
                                + " WHERE book = :book AND name = :name AND version = :version")
                .param("book", StreamId.book(event.policyId()))
                .param("name", StreamId.subject(event.policyId()))
                .param("version", version);
    }

    private static void one(StatementSpec update) {
        if (update.update() != 1) {
            throw new IllegalStateException("a policy version was changed that was never drafted");
        }
    }
}
