package org.chargebackledger.projections.run;

import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.storage.ConsistentRead;
import org.chargebackledger.projections.storage.Cursor;
import org.chargebackledger.projections.storage.Page;
import org.chargebackledger.projections.storage.PositionPages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers which runs there are and what they gave. */
public final class Runs {

    private final JdbcClient jdbc;
    private final ConsistentRead consistently;
    private final PositionPages pages;
    private final RunRows rows;

    public Runs(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        consistently = new ConsistentRead(dataSource);
        pages = new PositionPages(dataSource, "read_model.run");
        rows = new RunRows(dataSource);
    }

    public Optional<KnownRun> find(String runId) {
        return consistently.read(() ->
                jdbc.sql("SELECT * FROM read_model.run WHERE run_id = :runId")
                        .param("runId", runId)
                        .query(rows::whole)
                        .optional());
    }

    /** The runs of a period in the order in which they were started, newest last. */
    public Page<KnownRun> list(String book, Period period, @Nullable Cursor cursor, int limit) {
        return pages.read(
                cursor,
                limit,
                KnownRun::position,
                page ->
                        page.sql(
                                        """
                                        SELECT * FROM read_model.run
                                        WHERE book = :book AND period = :period
                                          AND position > :after AND position <= :upTo
                                        ORDER BY position LIMIT :limit
                                        """)
                                .param("book", book)
                                .param("period", period.toString())
                                .query(rows::whole)
                                .list());
    }

    /** All runs of a period that were posted, in the order in which they were started. */
    public List<KnownRun> posted(String book, Period period) {
        return consistently.read(() ->
                jdbc.sql(
                                """
                                SELECT * FROM read_model.run
                                WHERE book = :book AND period = :period AND status = 'POSTED'
                                ORDER BY position
                                """)
                        .param("book", book)
                        .param("period", period.toString())
                        .query(rows::whole)
                        .list());
    }

    /** The run that was posted last for a period. */
    public Optional<KnownRun> head(String book, Period period) {
        return consistently.read(() ->
                jdbc.sql(
                                """
                                SELECT * FROM read_model.run
                                WHERE book = :book AND period = :period AND head
                                """)
                        .param("book", book)
                        .param("period", period.toString())
                        .query(rows::whole)
                        .optional());
    }

    /** The run that shows what a period costs: the one posted last, else the one computed last. */
    public Optional<KnownRun> shown(String book, Period period) {
        return consistently.read(() ->
                jdbc.sql(
                                """
                                SELECT * FROM read_model.run
                                WHERE book = :book AND period = :period
                                  AND status IN ('COMPUTED', 'POSTING', 'POSTED')
                                ORDER BY head DESC, position DESC LIMIT 1
                                """)
                        .param("book", book)
                        .param("period", period.toString())
                        .query(rows::whole)
                        .optional());
    }

    /** The newest run of a kind that was given exactly these inputs and did not fail. */
    public Optional<KnownRun> sameInputs(String book, RunKind kind, String fingerprint) {
        return consistently.read(() ->
                jdbc.sql(
                                """
                                SELECT * FROM read_model.run
                                WHERE book = :book AND fingerprint = :fingerprint
                                  AND kind = :kind AND status <> 'FAILED'
                                ORDER BY position DESC LIMIT 1
                                """)
                        .param("book", book)
                        .param("fingerprint", fingerprint)
                        .param("kind", kind.name())
                        .query(rows::whole)
                        .optional());
    }

    /**
     * Runs that a service which starts has to carry on, oldest first. Those of an adoption are not
     * among them: only it knows against what they may post.
     */
    public List<KnownRun> unfinished() {
        return consistently.read(() ->
                jdbc.sql(
                                """
                                SELECT * FROM read_model.run
                                WHERE (status IN ('RUNNING', 'POSTING')
                                    OR status = 'COMPUTED' AND kind = 'CHARGEBACK')
                                  AND NOT EXISTS (SELECT 1 FROM read_model.adopted_month m
                                    WHERE m.adoption_id || '-' || m.origin_period = run.run_id)
                                ORDER BY position
                                """)
                        .query(rows::whole)
                        .list());
    }
}
