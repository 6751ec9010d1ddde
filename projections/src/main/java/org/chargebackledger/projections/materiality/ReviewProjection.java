package org.chargebackledger.projections.materiality;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.materiality.Breach;
import org.chargebackledger.ledger.materiality.ReviewEvent.BreachRecorded;
import org.chargebackledger.ledger.materiality.ReviewEvent.ChoiceApproved;
import org.chargebackledger.ledger.materiality.ReviewEvent.ChoiceDeclined;
import org.chargebackledger.ledger.materiality.ReviewEvent.ChoiceProposed;
import org.chargebackledger.ledger.materiality.ReviewEvent.ReviewConcluded;
import org.chargebackledger.projections.storage.CopyRows;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

/** Keeps which runs of closed months exceed thresholds, and what was chosen about them. */
@ProcessingGroup(ReadModelGroup.NAME)
public final class ReviewProjection {

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    public ReviewProjection(DataSource dataSource) {
        this.dataSource = dataSource;
        jdbc = JdbcClient.create(dataSource);
    }

    /** The first of its run, or one that takes the place of the former. */
    @EventHandler
    void on(BreachRecorded event) {
        var breach = event.breach();
        jdbc.sql(
                        """
                        INSERT INTO read_model.materiality_review
                        VALUES (nextval('read_model.review_order'), :id, :book, 'WAITING', :run,
                            :origin, :posting, :revision, :thresholds, :at)
                        ON CONFLICT (review_id) DO UPDATE SET status = 'WAITING',
                            posting_period = EXCLUDED.posting_period,
                            close_revision = EXCLUDED.close_revision,
                            thresholds = EXCLUDED.thresholds, choice = NULL, memo = NULL,
                            content_hash = NULL, proposed_by = NULL, proposed_at = NULL,
                            approved_by = NULL, approved_at = NULL, answer = NULL
                        """)
                .param("id", event.reviewId())
                .param("book", breach.book())
                .param("run", breach.runId())
                .param("origin", breach.originPeriod().toString())
                .param("posting", breach.postingPeriod().toString())
                .param("revision", breach.closeRevision())
                .param("thresholds", breach.thresholds().toArray(String[]::new))
                .param("at", event.stamp().at().toString())
                .update();
        for (var table : new String[] {"materiality_sum", "materiality_exceeded"}) {
            jdbc.sql("DELETE FROM read_model." + table + " WHERE review_id = :id")
                    .param("id", event.reviewId())
                    .update();
        }
        addSums(event.reviewId(), breach);
        addExceeded(event.reviewId(), breach);
    }

    private void addSums(String id, Breach breach) {
        var rows =
                new CopyRows("materiality_sum", "review_id", "ordinal", "currency", "gross", "net");
        for (var i = 0; i < breach.gross().size(); i++) {
            rows.add(
                    id,
                    i,
                    breach.gross().get(i).currency(),
                    breach.gross().get(i).minorUnits(),
                    breach.net().get(i).minorUnits());
        }
        rows.writeTo(dataSource);
    }

    private void addExceeded(String id, Breach breach) {
        var rows =
                new CopyRows(
                        "materiality_exceeded",
                        "review_id",
                        "ordinal",
                        "scope",
                        "measure",
                        "subject",
                        "currency",
                        "gross",
                        "allowed",
                        "percent",
                        "others");
        for (var i = 0; i < breach.exceeded().size(); i++) {
            var one = breach.exceeded().get(i);
            rows.add(
                    id,
                    i,
                    one.scope(),
                    one.measure(),
                    one.subject(),
                    one.gross().currency(),
                    one.gross().minorUnits(),
                    one.limit().minorUnits(),
                    one.percent(),
                    one.others());
        }
        rows.writeTo(dataSource);
    }

    @EventHandler
    void on(ChoiceProposed event) {
        jdbc.sql(
                        """
                        UPDATE read_model.materiality_review SET status = 'PROPOSED',
                            choice = :choice, memo = :memo, content_hash = :hash,
                            proposed_by = :actor, proposed_at = :at, answer = NULL
                        WHERE review_id = :id
                        """)
                .param("choice", event.choice().name())
                .param("memo", event.memo())
                .param("hash", event.contentHash())
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .param("id", event.reviewId())
                .update();
    }

    @EventHandler
    void on(ChoiceApproved event) {
        jdbc.sql(
                        """
                        UPDATE read_model.materiality_review SET status = 'APPROVED',
                            approved_by = :actor, approved_at = :at
                        WHERE review_id = :id
                        """)
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .param("id", event.reviewId())
                .update();
    }

    @EventHandler
    void on(ChoiceDeclined event) {
        jdbc.sql(
                        """
                        UPDATE read_model.materiality_review SET status = 'WAITING',
                            choice = NULL, memo = NULL, content_hash = NULL, proposed_by = NULL,
                            proposed_at = NULL, answer = :reason
                        WHERE review_id = :id
                        """)
                .param("reason", event.reason())
                .param("id", event.reviewId())
                .update();
    }

    @EventHandler
    void on(ReviewConcluded event) {
        jdbc.sql(
                        """
                        UPDATE read_model.materiality_review SET status = :status, answer = :detail
                        WHERE review_id = :id
                        """)
                .param("status", event.outcome().name())
                .param("detail", event.detail())
                .param("id", event.reviewId())
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql(
                        """
                        TRUNCATE read_model.materiality_review, read_model.materiality_sum,
                            read_model.materiality_exceeded
                        """)
                .update();
        jdbc.sql("ALTER SEQUENCE read_model.review_order RESTART").update();
    }
}
