package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.athena.AthenaOptions.Results;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

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
    private static final String SUCCEEDED = ".succeeded";

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
        await(bill, control, CONTROL);
        var totals = totals(period);
        await(bill, control, BILL);
        if (!attempt.has(FILE)) {
            attempt.keep(FILE, this::bring);
        }
        BillFile.read(attempt.file(FILE).path(), query.answered()).require(totals);
        return totals;
    }

    /** Both run at the same time, so that they see the same report. */
    private void await(String bill, String control, String name) throws FetchFailure, IOException {
        for (var isSecond = false; !attempt.has(name + SUCCEEDED); isSecond = true) {
            start(CONTROL, control);
            start(BILL, bill);
            var execution = service.ended(id(name));
            if (execution != null && execution.status().state() == QueryExecutionState.SUCCEEDED) {
                attempt.note(name + SUCCEEDED, ResultFile.location(execution));
                return;
            }
            attempt.giveUp();
            if (execution != null) {
                throw AwsFailure.of(execution);
            }
            if (isSecond || name.equals(BILL)) {
                // What the other one said belongs to the same attempt.
                throw new FetchFailure(Reason.CHANGED, "Athena has forgotten its own queries");
            }
        }
    }

    private String id(String name) throws IOException {
        return attempt.text(name + EXECUTION);
    }

    private void start(String name, String sql) throws FetchFailure, IOException {
        if (!attempt.has(name + EXECUTION)) {
            attempt.note(name + EXECUTION, service.start(sql, attempt.token(name)));
        }
    }

    private CurControl totals(Period period) throws FetchFailure, IOException {
        var pages = new ResultPages(service, attempt);
        var rows = new ArrayList<List<@Nullable String>>();
        pages.read(
                CONTROL, pages.fetch(CONTROL, id(CONTROL), CurControl.answered(table)), rows::add);
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

    private void bring(Path file) throws FetchFailure, IOException {
        var stored =
                results == Results.PAGES ? null : ResultFile.at(attempt.text(BILL + SUCCEEDED), s3);
        if (stored == null && results == Results.FILE) {
            throw new FetchFailure(
                    Reason.REFUSED, "Athena wrote no file of results; set 'results' to pages");
        }
        if (stored == null || !isBrought(stored, file)) {
            bringPages(file);
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

    private void bringPages(Path file) throws FetchFailure, IOException {
        var pages = new ResultPages(service, attempt);
        var count = pages.fetch(BILL, id(BILL), query.answered());
        try (var out = Files.newBufferedWriter(file)) {
            var csv = new CsvRows(out);
            csv.add(query.answered());
            pages.read(BILL, count, csv::add);
        }
    }
}
