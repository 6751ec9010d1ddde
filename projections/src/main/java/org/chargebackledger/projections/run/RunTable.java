package org.chargebackledger.projections.run;

import org.chargebackledger.ledger.book.BookMonth;
import org.chargebackledger.ledger.codec.TermsText;
import org.chargebackledger.ledger.run.AccountOutcome;
import org.chargebackledger.ledger.run.RunEvent.RunComputed;
import org.chargebackledger.ledger.run.RunEvent.RunStarted;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.RunInputs.PinnedRun;
import org.chargebackledger.projections.storage.CopyRows;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

import javax.sql.DataSource;

/** Writes runs, what they were computed from and what they gave. */
final class RunTable {

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final SavingsTable savings;

    RunTable(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.savings = new SavingsTable(dataSource);
    }

    void start(RunStarted event) {
        var inputs = event.inputs();
        jdbc.sql(
                        """
                        INSERT INTO read_model.run (position, run_id, book, period, kind, status,
                            policy, policy_version, policy_hash, register_version,
                            algorithm_version, terms, fingerprint, posting_period, started_by,
                            started_at)
                        VALUES (nextval('read_model.run_order'), :runId, :book, :period, :kind,
                            'RUNNING', :policy, :version, :hash, :register, :algorithm,
                            :terms, :fingerprint, :posting, :actor, :at)
                        """)
                .param("runId", event.runId())
                .param("book", inputs.book())
                .param("period", inputs.period().toString())
                .param("kind", event.kind().name())
                .param("policy", inputs.policyName())
                .param("version", inputs.policyVersion())
                .param("hash", inputs.policyHash())
                .param("register", inputs.registerVersion())
                .param("algorithm", inputs.algorithmVersion())
                .param("terms", inputs.terms() == null ? null : TermsText.of(inputs.terms()))
                .param("fingerprint", event.fingerprint())
                .param(
                        "posting",
                        event.postingPeriod() == null ? null : event.postingPeriod().toString())
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .update();
        pin(event.runId(), inputs);
    }

    void compute(RunComputed event) {
        jdbc.sql(
                        """
                        UPDATE read_model.run
                        SET status = 'COMPUTED', share_chunks = :chunks, digest = :digest
                        WHERE run_id = :runId
                        """)
                .param("chunks", event.shareChunks())
                .param("digest", event.digest())
                .param("runId", event.runId())
                .update();
        addAccounts(event.runId(), event.accounts());
        addCommitments(event.runId(), event.accounts());
        addFindings(event.runId(), event.findings());
        if (event.savings() != null) {
            savings.add(event.runId(), event.savings());
        }
    }

    void fail(String runId, String reason) {
        jdbc.sql(
                        """
                        UPDATE read_model.run SET status = 'FAILED', failure = :reason
                        WHERE run_id = :runId
                        """)
                .param("reason", reason)
                .param("runId", runId)
                .update();
    }

    void setStatus(String runId, RunStatus status) {
        jdbc.sql("UPDATE read_model.run SET status = :status WHERE run_id = :runId")
                .param("status", status.name())
                .param("runId", runId)
                .update();
    }

    /** Makes the run the head of its book and period; other books only mirror its entries. */
    void head(String runId, String book) {
        jdbc.sql(
                        """
                        UPDATE read_model.run r SET head = (r.run_id = h.run_id)
                        FROM read_model.run h
                        WHERE h.run_id = :runId AND h.book = :book
                          AND r.book = h.book AND r.period = h.period
                          AND (r.head OR r.run_id = h.run_id)
                        """)
                .param("runId", runId)
                .param("book", book)
                .update();
    }

    void addBooks(String runId, List<BookMonth> books) {
        var rows = new CopyRows("run_book", "run_id", "ordinal", "book", "entity", "period");
        for (var i = 0; i < books.size(); i++) {
            var one = books.get(i);
            rows.add(runId, i, one.book(), one.entity(), one.period());
        }
        rows.writeTo(dataSource);
    }

    void addEntries(String runId, List<String> numbers) {
        var rows = new CopyRows("run_entry", "run_id", "ordinal", "number");
        for (var i = 0; i < numbers.size(); i++) {
            rows.add(runId, i, numbers.get(i));
        }
        rows.writeTo(dataSource);
    }

    void clear() {
        jdbc.sql(
                        """
                        TRUNCATE read_model.run, read_model.run_snapshot, read_model.run_usage,
                            read_model.run_earlier, read_model.run_account, read_model.run_commitment,
                            read_model.run_finding, read_model.run_entry, read_model.run_savings,
                            read_model.run_book
                        """)
                .update();
        jdbc.sql("ALTER SEQUENCE read_model.run_order RESTART").update();
    }

    private void pin(String runId, RunInputs inputs) {
        var snapshots = new CopyRows("run_snapshot", "run_id", "ordinal", "snapshot_id", "digest");
        for (var i = 0; i < inputs.snapshots().size(); i++) {
            var snapshot = inputs.snapshots().get(i);
            snapshots.add(runId, i, snapshot.id(), snapshot.digest());
        }
        snapshots.writeTo(dataSource);
        var usage =
                new CopyRows(
                        "run_usage",
                        "run_id",
                        "ordinal",
                        "kind",
                        "subject",
                        "first_day",
                        "end_day",
                        "import_id",
                        "digest");
        for (var i = 0; i < inputs.usage().size(); i++) {
            var pin = inputs.usage().get(i);
            usage.add(
                    runId,
                    i,
                    pin.kind(),
                    pin.subject(),
                    pin.firstDay(),
                    pin.endDay(),
                    pin.importId(),
                    pin.digest());
        }
        usage.writeTo(dataSource);
        pinEarlier(runId, inputs.earlierRuns());
    }

    private void pinEarlier(String runId, List<PinnedRun> runs) {
        var rows =
                new CopyRows("run_earlier", "run_id", "ordinal", "period", "earlier_run", "digest");
        for (var i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            rows.add(runId, i, run.period(), run.runId(), run.digest());
        }
        rows.writeTo(dataSource);
    }

    private void addAccounts(String runId, List<AccountOutcome> outcomes) {
        var rows =
                new CopyRows(
                        "run_account",
                        "run_id",
                        "ordinal",
                        "provider",
                        "billing_account",
                        "invoice_issuer",
                        "currency",
                        "billed",
                        "allocated",
                        "prepaid",
                        "recoverable_tax",
                        "suspense",
                        "rate_variance");
        for (var i = 0; i < outcomes.size(); i++) {
            var outcome = outcomes.get(i);
            var account = outcome.account();
            rows.add(
                    runId,
                    i,
                    account.provider(),
                    account.billingAccount(),
                    account.invoiceIssuer(),
                    account.currency(),
                    outcome.billed(),
                    outcome.allocated(),
                    outcome.prepaid(),
                    outcome.recoverableTax(),
                    outcome.suspense(),
                    outcome.rateVariance());
        }
        rows.writeTo(dataSource);
    }

    private void addCommitments(String runId, List<AccountOutcome> outcomes) {
        var rows =
                new CopyRows(
                        "run_commitment",
                        "run_id",
                        "provider",
                        "billing_account",
                        "invoice_issuer",
                        "currency",
                        "commitment_id",
                        "purchased",
                        "amortised");
        for (var outcome : outcomes) {
            var account = outcome.account();
            for (var movement : outcome.commitments()) {
                rows.add(
                        runId,
                        account.provider(),
                        account.billingAccount(),
                        account.invoiceIssuer(),
                        account.currency(),
                        movement.commitmentId(),
                        movement.purchased(),
                        movement.amortised());
            }
        }
        rows.writeTo(dataSource);
    }

    private void addFindings(String runId, List<RunFinding> findings) {
        var rows =
                new CopyRows(
                        "run_finding", "run_id", "ordinal", "code", "subject", "detail", "amount");
        for (var i = 0; i < findings.size(); i++) {
            var finding = findings.get(i);
            rows.add(
                    runId,
                    i,
                    finding.code(),
                    finding.subject(),
                    finding.detail(),
                    finding.amount());
        }
        rows.writeTo(dataSource);
    }
}
