package org.chargebackledger.ingest.bigquery;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The rows of an answer as one table. The service gives them in any order and in pages of any
 * length; the same rows make the same bytes, so that a month that has not changed is seen not to
 * have.
 */
final class BillFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<@Nullable String>> CELLS = new TypeReference<>() {};

    /** As many rows as are put in order in memory. */
    private final int sortedMax;

    BillFile(int sortedMax) {
        this.sortedMax = sortedMax;
    }

    /** Writes the rows of all pages to a file, with files beside it that are gone in the end. */
    void write(Path file, List<Path> pages) throws IOException {
        var first = AnswerPage.read(pages.getFirst());
        var buckets = buckets(file, (int) (first.total() / sortedMax) + 1);
        try (var out = Files.newBufferedWriter(file)) {
            distribute(pages, buckets);
            writeRecord(out, first.columns());
            for (var bucket : buckets) {
                for (var line : Files.readAllLines(bucket).stream().sorted().toList()) {
                    writeRecord(out, JSON.readValue(line, CELLS));
                }
            }
        } finally {
            for (var bucket : buckets) {
                Files.deleteIfExists(bucket);
            }
        }
    }

    private static List<Path> buckets(Path file, int count) {
        var buckets = new ArrayList<Path>();
        for (var i = 0; i < count; i++) {
            buckets.add(file.resolveSibling(file.getFileName() + ".bucket-" + i));
        }
        return buckets;
    }

    /** Each row has its bucket, whatever page it came with. */
    private static void distribute(List<Path> pages, List<Path> buckets) throws IOException {
        var writers = new ArrayList<BufferedWriter>();
        try {
            for (var bucket : buckets) {
                writers.add(Files.newBufferedWriter(bucket));
            }
            for (var page : pages) {
                for (var row : AnswerPage.read(page).rows()) {
                    var line = JSON.writeValueAsString(row);
                    writers.get(Math.floorMod(line.hashCode(), writers.size()))
                            .append(line)
                            .append('\n');
                }
            }
        } finally {
            for (var writer : writers) {
                writer.close();
            }
        }
    }

    private static void writeRecord(Writer out, Collection<? extends @Nullable String> cells)
            throws IOException {
        var separator = "";
        for (var cell : cells) {
            out.append(separator);
            if (cell != null) {
                out.append('"').append(cell.replace("\"", "\"\"")).append('"');
            }
            separator = ",";
        }
        out.append('\n');
    }
}
