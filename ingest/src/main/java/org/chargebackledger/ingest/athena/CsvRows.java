package org.chargebackledger.ingest.athena;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Rows of an answer as CSV, in the form in which Athena writes its own: nothing where it is null.
 */
final class CsvRows {

    private final Writer out;

    CsvRows(Writer out) {
        this.out = out;
    }

    void add(List<? extends @Nullable String> row) throws IOException {
        var separator = "";
        for (var cell : row) {
            out.write(separator);
            if (cell != null) {
                out.write('"');
                out.write(cell.replace("\"", "\"\""));
                out.write('"');
            }
            separator = ",";
        }
        out.write('\n');
    }
}
