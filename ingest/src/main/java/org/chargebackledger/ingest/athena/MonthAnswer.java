package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.athena.AthenaOptions.Results;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.s3.S3Client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One month's bill, brought whole: both questions are run, and must agree. */
final class MonthAnswer {

    static final String FILE = "bill.csv";

    private static final String BILL = "bill";
    private static final String CONTROL = "control";
    private static final String EXECUTION = ".execution";

    /** After these the same execution is of no use. */
    private static final Set<Reason> HOPELESS =
            Set.of(Reason.CHANGED, Reason.PARTIAL, Reason.MALFORMED, Reason.REFUSED);

    private final AthenaService service;
    private final S3Client s3;
    private final Results results;
    private final long partBytes;
    private final CurTable table;
    private final CurQuery query;
    private final Attempt attempt;

    MonthAnswer(
            AthenaService service,
            S3Client s3,
            Results results,
            long partBytes,
            CurTable table,
            CurQuery query,
            Attempt attempt) {
        this.service = service;
        this.s3 = s3;
        this.results = results;
        this.partBytes = partBytes;
        this.table = table;
        this.query = query;
        this.attempt = attempt;
    }

    /** Brings the bill into the attempt's file, and says what it adds up to. */
    CurControl fetch(Period period, String control) throws FetchFailure, IOException {
        try {
            return answer(period, control);
        } catch (FetchFailure failure) {
            if (HOPELESS.contains(failure.reason())) {
                attempt.giveUp();
            }
            throw failure;
        }
    }

    private CurControl answer(Period period, String control) throws FetchFailure, IOException {
        var bill = query.sql(period);
        var sums = ended(bill, control, CONTROL);
        var totals = totals(sums, period);
        var rows = ended(bill, control, BILL);
        if (!attempt.has(FILE)) {
            attempt.keep(FILE, file -> bring(rows, file));
        }
        BillFile.read(attempt.file(FILE).path(), query.answered()).require(totals);
        return totals;
    }

    /** Both run at the same time, so that they see the same report. */
    private QueryExecution ended(String bill, String control, String name)
            throws FetchFailure, IOException {
        for (var isSecond = false; ; isSecond = true) {
            start(CONTROL, control);
            start(BILL, bill);
            var execution = service.ended(attempt.text(name + EXECUTION));
            if (execution != null) {
                if (execution.status().state() != QueryExecutionState.SUCCEEDED) {
                    attempt.giveUp();
                    throw AwsFailure.of(execution);
                }
                return execution;
            }
            attempt.giveUp();
            if (isSecond) {
                throw new FetchFailure(Reason.BROKEN, "Athena knows none of its own queries");
            }
        }
    }

    private void start(String name, String sql) throws FetchFailure, IOException {
        if (!attempt.has(name + EXECUTION)) {
            attempt.note(name + EXECUTION, service.start(sql, attempt.token(name)));
        }
    }

    private CurControl totals(QueryExecution sums, Period period) throws FetchFailure, IOException {
        var pages = new ResultPages(service, attempt);
        var rows = new ArrayList<List<@Nullable String>>();
        pages.read(
                CONTROL,
                pages.fetch(CONTROL, sums.queryExecutionId(), CurControl.answered(table)),
                rows::add);
        if (rows.size() != 1) {
            throw new FetchFailure(Reason.MALFORMED, "totals in %d rows".formatted(rows.size()));
        }
        var totals = CurControl.of(rows.getFirst());
        if (totals.rows() == 0) {
            throw new FetchFailure(
                    Reason.PARTIAL,
                    "the table has no row of %s; its partition may not be loaded yet"
                            .formatted(period));
        }
        totals.requireExact(table);
        return totals;
    }

    private void bring(QueryExecution rows, Path file) throws FetchFailure, IOException {
        var stored = results == Results.PAGES ? null : ResultFile.of(rows, s3);
        if (stored == null && results == Results.FILE) {
            throw new FetchFailure(
                    Reason.REFUSED, "Athena wrote no file of results; set 'results' to pages");
        }
        if (stored == null || !isBrought(stored, file)) {
            bringPages(rows, file);
        }
    }

    private boolean isBrought(ResultFile stored, Path file) throws FetchFailure, IOException {
        try {
            ResultFile.join(attempt, BILL, stored.fetch(attempt, BILL, partBytes), file);
            return true;
        } catch (FetchFailure failure) {
            if (failure.reason() == Reason.DENIED && results == Results.AUTO) {
                return false;
            }
            throw failure;
        }
    }

    private void bringPages(QueryExecution rows, Path file) throws FetchFailure, IOException {
        var pages = new ResultPages(service, attempt);
        var count = pages.fetch(BILL, rows.queryExecutionId(), query.answered());
        try (var out = Files.newBufferedWriter(file)) {
            var csv = new CsvRows(out);
            csv.add(query.answered());
            pages.read(BILL, count, csv::add);
        }
    }
}
