package org.chargebackledger.ingest.readings;

import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.UsageReading;
import org.chargebackledger.ingest.duckdb.DuckDb;

import java.io.IOException;
import java.util.function.BiConsumer;

/** Reads deliveries of our own CSV forms. */
public final class FormReader {

    private final ReadRequest request;

    public FormReader(ReadRequest request) {
        this.request = request;
    }

    /** Reads all files of one form; {@code row} adds what it makes of each row. */
    public UsageReading read(CsvForm form, BiConsumer<CsvRow, ReadingTables> row)
            throws IOException {
        var findings = request.findings();
        request.declared().warnOfBillFields(findings);
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
                    form.read(file, findings, cells -> row.accept(cells, tables));
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
