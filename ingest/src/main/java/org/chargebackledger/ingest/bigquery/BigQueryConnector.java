package org.chargebackledger.ingest.bigquery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.bigquery.TableId;

import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.Fetched.Part;
import org.chargebackledger.ingest.connector.Slice;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The export of usage costs to BigQuery, asked for an invoice month at a time. */
final class BigQueryConnector implements Connector {

    private static final String SOURCE = "gcp-billing";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final BigQueryService service;
    private final TableId table;
    private final ExportTerms terms;

    BigQueryConnector(String name, BigQueryService service, TableId table, ExportTerms terms) {
        this.name = name;
        this.service = service;
        this.table = table;
        this.terms = terms;
    }

    @Override
    public List<String> subjects() {
        return terms.accounts().stream()
                .sorted()
                .map(account -> "bill of Google Cloud billing account " + account)
                .toList();
    }

    /** What is there of the table, and how much a question about the last month would read. */
    @Override
    public List<Check> test(Instant now) {
        var last = YearMonth.from(LocalDate.ofInstant(now, ZoneOffset.UTC)).minusMonths(1);
        try {
            var seen = service.table(table);
            return List.of(new Check("table", true, description(seen)), jobs(sql(seen, last)));
        } catch (FetchFailure | IOException e) {
            return List.of(new Check("table", false, String.valueOf(e.getMessage())));
        }
    }

    private Check jobs(ExportSql sql) {
        try {
            return new Check(
                    "jobs",
                    true,
                    "%s would read %d bytes, its control totals %d more"
                            .formatted(
                                    sql.month(),
                                    service.bytesOf(sql.rows().sql(), sql.table().location()),
                                    service.bytesOf(sql.control().sql(), sql.table().location())));
        } catch (FetchFailure | IOException e) {
            return new Check("jobs", false, String.valueOf(e.getMessage()));
        }
    }

    private static String description(ExportTable seen) {
        var partition = seen.partition();
        var missing = new TreeSet<>(seen.missing().stream().map(ExportColumn::name).toList());
        return seen.name()
                + (partition == null || !partition.isTimeOfExport()
                        ? " is not cut by time of export: every question reads all of it"
                        : " is cut by " + partition.column())
                + (missing.isEmpty() ? "" : "; it lacks " + String.join(", ", missing));
    }

    @Override
    public List<String> questions(Slice slice) {
        var sql = sql(ExportTable.complete(BigQueryService.name(table)), month(slice));
        return List.of(
                "columns of " + BigQueryService.name(table) + "; what it lacks is left out below",
                sql.control().sql(),
                sql.rows().sql());
    }

    private ExportSql sql(ExportTable seen, YearMonth month) {
        return new ExportSql(seen, month, month.atDay(1).minusDays(terms.lookBackDays()));
    }

    private static YearMonth month(Slice slice) {
        return YearMonth.from(slice.firstDay());
    }

    @Override
    public Fetched fetch(Slice slice, FetchFolder folder, Instant now)
            throws FetchFailure, IOException {
        var attempt = Attempt.of(name, slice, folder);
        var questions = questions(slice, attempt);
        var pages = new ExportPages(service, attempt, questions.location(), terms.pageRows());
        var control = pages.of(questions.control());
        var expected = totals(control);
        try {
            terms.check(slice, questions, expected, AnswerPage.read(control.getFirst()));
        } catch (FetchFailure failure) {
            attempt.giveUp(); // the same answer would be refused again
            throw failure;
        }
        var rows = pages.of(questions.rows());
        var received = totals(rows);
        if (!received.agreesWith(expected)) {
            attempt.giveUp();
            throw new FetchFailure(
                    Reason.CHANGED,
                    "the table changed meanwhile: %s, but its rows are %s"
                            .formatted(expected, received));
        }
        var newest = received.lastExport();
        var file = attempt.page("gcp-billing-" + slice + ".csv");
        folder.keep(file, page -> new BillFile(terms.sortedRows()).write(page, rows));
        return new Fetched(
                List.of(new Part(SOURCE, List.of(folder.file(file)), new TreeMap<>())),
                terms.isFinal(slice, newest, now) ? Finality.FINAL : Finality.PRELIMINARY,
                newest.equals(Instant.MIN) ? null : newest);
    }

    /** What was asked in an earlier try is asked on, whatever the table has become. */
    private ExportQuestions questions(Slice slice, Attempt attempt)
            throws FetchFailure, IOException {
        var page = attempt.page("questions.json");
        if (!attempt.folder().has(page)) {
            var seen = service.table(table);
            var sql = sql(seen, month(slice));
            var partition = seen.partition();
            var bound = partition != null && partition.isTimeOfExport() ? sql.since() : null;
            var asked =
                    new ExportQuestions(
                            sql.control(),
                            sql.rows(),
                            seen.location(),
                            bound == null ? null : bound.toString());
            attempt.folder().keep(page, file -> JSON.writeValue(file.toFile(), asked));
        }
        return JSON.readValue(attempt.folder().file(page).path().toFile(), ExportQuestions.class);
    }

    private static ExportTotals totals(List<Path> pages) throws IOException {
        var totals = new ExportTotals();
        for (var page : pages) {
            totals.add(AnswerPage.read(page));
        }
        return totals;
    }

    @Override
    public void close() {
        // Requests end by themselves; nothing is kept open between them.
    }
}
