package org.chargebackledger.ingest.billfiles;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.DataFile.Form;
import org.chargebackledger.ingest.delivery.RecordCount;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.duckdb.EngineFailure;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ingest.duckdb.Sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many rows files hold, to be compared with what a manifest says of them. */
final class RowCounts {

    private static final int GZIP = 0x1f8b;

    private RowCounts() {}

    /**
     * Counts the rows of a file.
     *
     * @throws FetchFailure if they are others than its manifest says
     */
    static void require(Piece piece, Path path) throws FetchFailure, IOException {
        if (piece.rows() < 0) {
            return;
        }
        long rows;
        try {
            rows = of(path);
        } catch (EngineFailure e) {
            throw new FetchFailure(
                    Reason.MALFORMED,
                    "%s cannot be read: %s".formatted(piece.file().key(), e.getMessage()));
        }
        if (rows != piece.rows()) {
            throw new FetchFailure(
                    Reason.PARTIAL,
                    "%s has %d rows, and %d by its manifest"
                            .formatted(piece.file().key(), rows, piece.rows()));
        }
    }

    private static long of(Path path) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(path)) {
            head = in.readNBytes(4);
        }
        if (head.length == 4 && head[0] == 'P' && head[1] == 'A' && head[2] == 'R') {
            return ofParquet(path);
        }
        var isPacked = head.length >= 2 && (((head[0] & 0xff) << 8) | (head[1] & 0xff)) == GZIP;
        return RecordCount.of(new DataFile(path.toString(), path, Form.CSV, isPacked));
    }

    private static long ofParquet(Path path) throws IOException {
        var folder = Files.createTempDirectory("chargeback-rows-");
        try (var database = DuckDb.open(folder, EngineSettings.DEFAULT)) {
            return database.number(
                    "SELECT coalesce(sum(num_rows), 0)::BIGINT FROM parquet_file_metadata("
                            + Sql.text(path.toString())
                            + ")");
        }
    }
}
