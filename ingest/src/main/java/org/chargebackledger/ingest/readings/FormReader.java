package org.chargebackledger.ingest.readings;

import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.UsageReading;
import org.chargebackledger.ingest.duckdb.DuckDb;

import java.io.IOException;
import java.util.function.BiFunction;

/** Reads deliveries of our own CSV forms. */
public final class FormReader {

    private final ReadRequest request;

    public FormReader(ReadRequest request) {
        this.request = request;
    }

    /** Where the lines of one form go, with the file and the line they came from. */
    public interface Lines<L> {

        void add(ReadingTables tables, String file, long line, L content);
    }

    /** Reads all files of one form; what is made of a sound row is added to the lines. */
    public <L> UsageReading read(
            CsvForm form, BiFunction<FormReader, CsvRow, L> content, Lines<L> lines)
            throws IOException {
        var findings = request.findings();
        request.declared().warnOfBillFields(findings);
        request.declared().warnOfCurrency(findings);
        for (var file : request.files()) {
            if (file.form() != DataFile.Form.CSV) {
                findings.reject(file.name(), "not-csv", "the file is no CSV");
            }
        }
        findings.stopIfRejected();
        var database = DuckDb.open(request.folder(), request.engine());
        try {
            try (var tables = new ReadingTables(database)) {
                var done = 0;
                for (var file : request.files()) {
                    request.progress().at("read rows", done++, request.files().size());
                    form.read(
                            file,
                            findings,
                            row -> {
                                var line = content.apply(this, row);
                                if (row.isSound()) {
                                    lines.add(tables, row.file(), row.line(), line);
                                }
                            });
                }
            }
            findings.stopIfRejected();
            request.progress().at("check keys", 0, 0);
            ReadingChecks.check(database, findings);
            return TableReading.of(database, findings);
        } catch (RuntimeException | IOException e) {
            database.close();
            throw e;
        }
    }

    /** The row's cluster, which must be the declared one if there is one. */
    public String cluster(CsvRow row) {
        var cluster = row.text("cluster");
        var declared = request.declared().cluster();
        if (declared != null && !declared.equals(cluster)) {
            row.refuse(
                    "cluster",
                    "contradicts-declared",
                    "the delivery was declared to be of cluster " + declared);
        }
        return cluster;
    }
}
