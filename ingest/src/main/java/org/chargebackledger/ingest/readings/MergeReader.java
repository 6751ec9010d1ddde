package org.chargebackledger.ingest.readings;

import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.UsageReading;
import org.chargebackledger.ingest.duckdb.DuckDb;

import java.io.IOException;

/** Reads deliveries whose readings are added up before they become usage lines. */
public final class MergeReader {

    /** Fills in what a delivery's files hold. */
    public interface Content {

        /** Reads the files: pods to {@code pods}, what needs the engine to {@code database}. */
        void read(DuckDb database, PodReadings pods) throws IOException;

        /** Adds nodes and labels, once all files are read. */
        void finish(DuckDb database, ReadingTables tables);
    }

    private MergeReader() {}

    public static UsageReading read(ReadRequest request, Content content) throws IOException {
        request.declared().warnOfBillFields(request.findings());
        request.findings().stopIfRejected();
        var database = DuckDb.open(request.folder(), request.engine());
        try {
            try (var pods = new PodReadings(database)) {
                content.read(database, pods);
            }
            request.findings().stopIfRejected();
            request.progress().at("add up", 0, 0);
            try (var tables = new ReadingTables(database)) {
                UsageMerge.merge(database, tables);
                content.finish(database, tables);
            }
            return TableReading.of(database, request.findings());
        } catch (RuntimeException | IOException e) {
            database.close();
            throw e;
        }
    }
}
