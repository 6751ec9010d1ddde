package org.chargebackledger.projections.run;

import static org.chargebackledger.projections.storage.Columns.day;
import static org.chargebackledger.projections.storage.Columns.exact;
import static org.chargebackledger.projections.storage.Columns.instant;
import static org.chargebackledger.projections.storage.Columns.optional;
import static org.chargebackledger.projections.storage.Columns.optionalInteger;
import static org.chargebackledger.projections.storage.Columns.period;
import static org.chargebackledger.projections.storage.Columns.sourceAccount;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.book.BookMonth;
import org.chargebackledger.ledger.book.PostingTerms;
import org.chargebackledger.ledger.codec.TermsText;
import org.chargebackledger.ledger.run.AccountOutcome;
import org.chargebackledger.ledger.run.AccountOutcome.CommitmentMovement;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.RunInputs.PinnedRun;
import org.chargebackledger.ledger.run.RunInputs.PinnedSnapshot;
import org.chargebackledger.ledger.run.RunInputs.PinnedUsage;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.usage.UsageKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/** Reads runs with everything that hangs on them. */
final class RunRows {

    private final JdbcClient jdbc;

    RunRows(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    KnownRun whole(ResultSet row, int number) throws SQLException {
        var runId = row.getString("run_id");
        return new KnownRun(
                row.getLong("position"),
                runId,
                RunKind.valueOf(row.getString("kind")),
                RunStatus.valueOf(row.getString("status")),
                row.getBoolean("head"),
                inputs(row, runId),
                row.getString("fingerprint"),
                period(row, optional(row, "posting_period") == null ? "period" : "posting_period"),
                all("run_book", runId, RunRows::book),
                optionalInteger(row, "share_chunks"),
                optional(row, "digest"),
                optional(row, "failure"),
                all("run_account", runId, (account, n) -> outcome(account, runId)),
                all("run_finding", runId, RunRows::finding),
                all("run_entry", runId, (entry, n) -> entry.getString("number")),
                row.getString("started_by"),
                instant(row, "started_at"));
    }

    private RunInputs inputs(ResultSet row, String runId) throws SQLException {
        return new RunInputs(
                row.getString("book"),
                period(row, "period"),
                all("run_snapshot", runId, RunRows::snapshot),
                all("run_usage", runId, RunRows::usage),
                row.getInt("register_version"),
                row.getString("policy"),
                row.getInt("policy_version"),
                row.getString("policy_hash"),
                row.getInt("algorithm_version"),
                all("run_earlier", runId, RunRows::earlier),
                terms(row));
    }

    private static @Nullable PostingTerms terms(ResultSet row) throws SQLException {
        var text = optional(row, "terms");
        return text == null ? null : TermsText.parse(text);
    }

    private <T> List<T> all(String table, String runId, RowMapper<T> mapper) {
        return jdbc.sql(
                        "SELECT * FROM read_model."
                                + table
                                + " WHERE run_id = :runId ORDER BY ordinal")
                .param("runId", runId)
                .query(mapper)
                .list();
    }

    private AccountOutcome outcome(ResultSet row, String runId) throws SQLException {
        var account = sourceAccount(row);
        return new AccountOutcome(
                account,
                exact(row, "billed"),
                exact(row, "allocated"),
                exact(row, "prepaid"),
                exact(row, "recoverable_tax"),
                exact(row, "suspense"),
                exact(row, "rate_variance"),
                commitments(runId, account));
    }

    private List<CommitmentMovement> commitments(String runId, SourceAccount account) {
        return jdbc.sql(
                        """
                        SELECT * FROM read_model.run_commitment
                        WHERE run_id = :runId AND provider = :provider
                          AND billing_account = :account AND invoice_issuer = :issuer
                          AND currency = :currency
                        ORDER BY commitment_id
                        """)
                .param("runId", runId)
                .param("provider", account.provider())
                .param("account", account.billingAccount())
                .param("issuer", account.invoiceIssuer())
                .param("currency", account.currency().code())
                .query((row, number) ->
                        new CommitmentMovement(
                                row.getString("commitment_id"),
                                exact(row, "purchased"),
                                exact(row, "amortised")))
                .list();
    }

    private static BookMonth book(ResultSet row, int number) throws SQLException {
        return new BookMonth(row.getString("book"), optional(row, "entity"), period(row, "period"));
    }

    private static PinnedSnapshot snapshot(ResultSet row, int number) throws SQLException {
        return new PinnedSnapshot(row.getString("snapshot_id"), row.getString("digest"));
    }

    private static PinnedUsage usage(ResultSet row, int number) throws SQLException {
        return new PinnedUsage(
                UsageKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                day(row, "first_day"),
                day(row, "end_day"),
                row.getString("import_id"),
                row.getString("digest"));
    }

    private static PinnedRun earlier(ResultSet row, int number) throws SQLException {
        return new PinnedRun(
                period(row, "period"), row.getString("earlier_run"), row.getString("digest"));
    }

    private static RunFinding finding(ResultSet row, int number) throws SQLException {
        return new RunFinding(
                row.getString("code"),
                row.getString("subject"),
                row.getString("detail"),
                exact(row, "amount"));
    }
}
