package org.chargebackledger.projections.adoption;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.adoption.AdoptedMonth;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionApproved;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionCompleted;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionFailed;
import org.chargebackledger.ledger.adoption.AdoptionEvent.AdoptionProposed;
import org.chargebackledger.projections.storage.CopyRows;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Types;
import java.util.List;

import javax.sql.DataSource;

/** Keeps what was proposed to be adopted, and what became of it. */
@ProcessingGroup(ReadModelGroup.NAME)
public final class AdoptionProjection {

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    public AdoptionProjection(DataSource dataSource) {
        this.dataSource = dataSource;
        jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(AdoptionProposed event) {
        var content = event.content();
        jdbc.sql(
                        """
                        INSERT INTO read_model.policy_adoption (position, adoption_id, book, policy,
                            version, policy_hash, reason, content_hash, status, proposed_by,
                            proposed_at, algorithm_version)
                        VALUES (nextval('read_model.adoption_order'), :id, :book, :policy,
                            :version, :hash, :reason, :contentHash, 'PROPOSED', :actor, :at,
                            :algorithm)
                        """)
                .param("id", event.adoptionId())
                .param("book", content.book())
                .param("policy", content.policy())
                .param("version", content.version())
                .param("hash", content.policyHash())
                .param("reason", content.reason())
                .param("contentHash", event.contentHash())
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .param("algorithm", content.algorithmVersion(), Types.INTEGER)
                .update();
        addMonths(event.adoptionId(), content.months());
    }

    @EventHandler
    void on(AdoptionApproved event) {
        jdbc.sql(
                        """
                        UPDATE read_model.policy_adoption SET status = 'APPROVED',
                            approved_by = :actor, approved_at = :at
                        WHERE adoption_id = :id
                        """)
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .param("id", event.adoptionId())
                .update();
    }

    @EventHandler
    void on(AdoptionCompleted event) {
        jdbc.sql(
                        """
                        UPDATE read_model.policy_adoption SET status = 'COMPLETED'
                        WHERE adoption_id = :id
                        """)
                .param("id", event.adoptionId())
                .update();
    }

    @EventHandler
    void on(AdoptionFailed event) {
        jdbc.sql(
                        """
                        UPDATE read_model.policy_adoption SET status = 'FAILED', failure = :reason
                        WHERE adoption_id = :id
                        """)
                .param("reason", event.reason())
                .param("id", event.adoptionId())
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql(
                        """
                        TRUNCATE read_model.policy_adoption, read_model.adopted_month,
                            read_model.adopted_difference, read_model.adopted_head
                        """)
                .update();
        jdbc.sql("ALTER SEQUENCE read_model.adoption_order RESTART").update();
    }

    private void addMonths(String adoptionId, List<AdoptedMonth> adopted) {
        var months =
                new CopyRows(
                        "adopted_month",
                        "adoption_id",
                        "origin_period",
                        "posting_period",
                        "replaced_run",
                        "replaced_version",
                        "replaced_hash");
        for (var month : adopted) {
            months.add(
                    adoptionId,
                    month.originPeriod(),
                    month.postingPeriod(),
                    month.replacedRun(),
                    month.replacedVersion(),
                    month.replacedHash());
        }
        months.writeTo(dataSource);
        addDifferences(adoptionId, adopted);
        addHeads(adoptionId, adopted);
    }

    private void addDifferences(String adoptionId, List<AdoptedMonth> adopted) {
        var rows =
                new CopyRows(
                        "adopted_difference",
                        "adoption_id",
                        "origin_period",
                        "ordinal",
                        "cost_center",
                        "currency",
                        "minor_units");
        for (var month : adopted) {
            for (var i = 0; i < month.differences().size(); i++) {
                var difference = month.differences().get(i);
                rows.add(
                        adoptionId,
                        month.originPeriod(),
                        i,
                        difference.costCenter(),
                        difference.amount().currency(),
                        difference.amount().minorUnits());
            }
        }
        rows.writeTo(dataSource);
    }

    private void addHeads(String adoptionId, List<AdoptedMonth> adopted) {
        var rows =
                new CopyRows(
                        "adopted_head",
                        "adoption_id",
                        "origin_period",
                        "provider",
                        "billing_account",
                        "invoice_issuer",
                        "currency",
                        "run_id",
                        "sequence");
        for (var month : adopted) {
            for (var head : month.heads()) {
                var account = head.account();
                rows.add(
                        adoptionId,
                        month.originPeriod(),
                        account.provider(),
                        account.billingAccount(),
                        account.invoiceIssuer(),
                        account.currency(),
                        head.runId(),
                        head.sequence());
            }
        }
        rows.writeTo(dataSource);
    }
}
