package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.bill.BillColumns.Cell;
import org.chargebackledger.ingest.bill.BillColumns.Check;
import org.chargebackledger.ingest.delivery.BillRow;
import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.RecordCount;
import org.chargebackledger.ingest.delivery.RejectedDelivery;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.duckdb.EngineFailure;
import org.chargebackledger.ingest.duckdb.Sql;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.time.Period;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads a bill of any format: checks, groups, and adds up. */
public final class BillReader {

    private static final int STEPS = 4;

    private final ReadRequest request;
    private final BillSource source;
    private final BillOptions options;
    private final Findings findings;
    private final Map<DataFile, DataFile> rewritten = new HashMap<>();

    public BillReader(ReadRequest request, BillSource source, BillOptions options) {
        this.request = request;
        this.source = source;
        this.options = options;
        this.findings = request.findings();
    }

    public CostReading read() throws IOException {
        request.declared().warnOfCluster(findings);
        var parts = parts();
        findings.stopIfRejected();
        var database = DuckDb.open(request.folder(), request.engine());
        var done = false;
        try {
            define(database);
            var reading = read(database, parts);
            done = true;
            return reading;
        } catch (EngineFailure failure) {
            rejectOverflow(failure);
            throw failure;
        } finally {
            if (!done) {
                database.close();
            }
        }
    }

    /** Cells are below 10^14, but their sum need not be. */
    private void rejectOverflow(EngineFailure failure) {
        if (String.valueOf(failure.getMessage()).contains("Overflow in")) {
            findings.reject(null, "out-of-range", "an amount's sum is 10^14 or more");
            throw new RejectedDelivery();
        }
    }

    /** The delivered rows that a cost line of a billing period sums, at most {@code limit}. */
    public List<BillRow> rowsOf(CostLine line, Period period, int limit) throws IOException {
        var parts = parts();
        findings.stopIfRejected();
        try (var database = DuckDb.open(request.folder(), request.engine())) {
            define(database);
            try {
                return rowsOf(database, open(database, parts), line, period, limit);
            } catch (EngineFailure failure) {
                for (var part : parts) {
                    if (part.form() == DataFile.Form.CSV) {
                        rewritten.put(part, CsvAudit.rewritten(part, request.folder()));
                    }
                }
                if (rewritten.isEmpty()) {
                    throw failure;
                }
                return rowsOf(database, open(database, parts), line, period, limit);
            }
        }
    }

    private void define(DuckDb database) {
        ExactMacros.define(database);
        source.define(database);
    }

    private List<BillRow> rowsOf(
            DuckDb database, List<BillRowsSql> files, CostLine line, Period period, int limit)
            throws IOException {
        var divided = new DividedLine(database, files, line, period);
        if (divided.isOfShares(source, options)) {
            return divided.rows(limit);
        }
        var filter = new GrainFilter(database, source, options, line, period);
        var rows = new ArrayList<BillRow>();
        for (var file : files) {
            rows.addAll(filter.rows(file, limit - rows.size()));
        }
        return List.copyOf(rows);
    }

    private List<DataFile> parts() throws IOException {
        var parts = new ArrayList<>(request.files(DataFile.Form.CSV));
        parts.addAll(request.files(DataFile.Form.PARQUET));
        for (var json : request.files(DataFile.Form.JSON)) {
            if (source.readsJson()) {
                parts.add(JsonRows.asTable(json, request.folder(), findings));
            } else {
                PartManifest.check(json, parts, findings);
            }
        }
        if (parts.isEmpty()) {
            findings.reject(null, "no-table", "the delivery holds no CSV and no Parquet file");
        }
        return parts;
    }

    private CostReading read(DuckDb database, List<DataFile> parts) throws IOException {
        request.progress().at("group rows", 0, STEPS);
        var tables = group(database, parts);
        request.progress().at("check", 1, STEPS);
        findings.stopIfRejected();
        source.review(database, findings);
        findings.stopIfRejected();
        if (database.number("SELECT count(*) FROM raw_lines WHERE NOT share") == 0) {
            // An empty bill would replace a real one without a word.
            findings.reject(
                    null,
                    "no-rows",
                    "no file of the delivery has a bill row, so it is no period's bill");
            throw new RejectedDelivery();
        }
        request.progress().at("read tags", 2, STEPS);
        TagTable.build(database, source, options, findings);
        tables.groupCanonical(new ShareDivision(database).divide(findings));
        request.progress().at("add up", 3, STEPS);
        var totals = new BillTotals(database);
        var reading =
                new BillReading(
                        database, totals.controlTotals(), totals.snapshots(), findings.list());
        request.progress().at("done", STEPS, STEPS);
        return reading;
    }

    private BillTables group(DuckDb database, List<DataFile> parts) throws IOException {
        List<BillRowsSql> files;
        BillTables tables;
        try {
            files = open(database, parts);
            findings.stopIfRejected();
            tables = new BillTables(database, files);
            tables.groupDelivered(
                    new TreeSet<>(columns(files.getFirst()).extras().keySet()), "true");
        } catch (EngineFailure failure) {
            return afterFailure(failure, database, parts);
        }
        if (rowsInCsv(parts) != tables.rowsOfCsv()) {
            database.execute("DROP TABLE raw_lines");
            return afterFailure(
                    new EngineFailure("the engine read another number of rows than the files hold"),
                    database,
                    parts);
        }
        var only = request.declared().onlyBillingPeriod();
        if (only != null) {
            OtherPeriods.leaveOut(database, only, findings);
        }
        var failed = tables.failedChecks();
        var locator = new CellLocator(database, findings);
        for (var file : files) {
            for (var check : file.checks()) {
                if (failed.contains(check.key())) {
                    locator.locate(file, check);
                }
            }
        }
        return tables;
    }

    private long rowsInCsv(List<DataFile> parts) throws IOException {
        var rows = 0L;
        for (var part : parts) {
            if (part.form() != DataFile.Form.PARQUET) {
                rows += RecordCount.of(rewritten.getOrDefault(part, part));
            }
        }
        return rows;
    }

    /** The engine says only that it failed; what is wrong is found by a second look. */
    private BillTables afterFailure(EngineFailure failure, DuckDb database, List<DataFile> parts)
            throws IOException {
        var message = String.valueOf(failure.getMessage());
        rejectOverflow(failure);
        var csv = parts.stream().filter(part -> part.form() == DataFile.Form.CSV).toList();
        if (csv.isEmpty() || !rewritten.isEmpty()) {
            findings.reject(null, "unreadable-file", message.lines().findFirst().orElse(message));
            throw new RejectedDelivery();
        }
        var audit = new CsvAudit(findings);
        for (var file : csv) {
            audit.isSound(file);
        }
        findings.stopIfRejected();
        for (var file : csv) {
            rewritten.put(file, CsvAudit.rewritten(file, request.folder()));
        }
        return group(database, parts);
    }

    private List<BillRowsSql> open(DuckDb database, List<DataFile> parts) throws IOException {
        var opener = new TableFiles(database, findings);
        var tables = new ArrayList<TableFile>();
        for (var part : parts) {
            var table = opener.open(rewritten.getOrDefault(part, part));
            if (table != null) {
                tables.add(table);
            }
        }
        source.survey(database, tables, findings);
        var files = new ArrayList<BillRowsSql>();
        for (var table : tables) {
            var columns = source.columns(table, request.declared(), findings);
            files.add(new BillRowsSql(table, columns, declaredChecks()));
        }
        return files;
    }

    private BillColumns columns(BillRowsSql file) {
        return source.columns(file.file(), request.declared(), new Findings());
    }

    /** A declared field that a row contradicts says that this is not the file it is taken for. */
    private List<Check> declaredChecks() {
        var checks = new ArrayList<Check>();
        var declared = request.declared();
        if (declared.provider() != null) {
            checks.add(contradiction("provider", "provider", declared.provider()));
        }
        if (declared.billingAccount() != null) {
            checks.add(
                    contradiction("billingAccount", "billing_account", declared.billingAccount()));
        }
        if (declared.billingPeriod() != null) {
            checks.add(
                    contradiction(
                            "billingPeriod",
                            "strftime(period_at, '%Y-%m')",
                            declared.billingPeriod().toString()));
        }
        return checks;
    }

    private static Check contradiction(String field, String sql, String declared) {
        return new Check(
                "declared " + field,
                true,
                sql + " <> " + Sql.text(declared),
                new Cell(field, sql),
                "contradicts-declared",
                "the delivery was declared to be of " + field + " " + declared);
    }
}
