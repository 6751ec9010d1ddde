package org.chargebackledger.ingest.billfiles;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Slice;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an export of Azure says of one run: its files, and what they hold.
 *
 * @param endDay the last day that the run is about; null if it does not say
 */
record ExportManifest(List<Blob> blobs, @Nullable LocalDate endDay) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DAY_LENGTH = "2026-10-01".length();

    /**
     * A file of the run.
     *
     * @param bytes negative if it does not say; likewise the rows, headers not counted
     */
    record Blob(String name, long bytes, long rows) {}

    /**
     * Reads a manifest.
     *
     * @throws FetchFailure if it is none, contradicts itself, or is of another month
     */
    static ExportManifest read(String name, String text, Slice slice) throws FetchFailure {
        JsonNode content;
        try {
            content = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new FetchFailure(Reason.CHANGED, name + " is cut off: " + e.getOriginalMessage());
        }
        // Whether packed files are counted before or after packing is documented nowhere.
        var isPacked =
                content.path("deliveryConfig")
                        .path("compressionMode")
                        .asText()
                        .toLowerCase(Locale.ROOT)
                        .equals("gzip");
        var blobs = new ArrayList<Blob>();
        for (var blob : content.path("blobs")) {
            var path = blob.path("blobName").asText().strip();
            blobs.add(
                    new Blob(
                            path,
                            isPacked || path.endsWith(".gz")
                                    ? -1
                                    : blob.path("byteCount").asLong(-1),
                            blob.path("dataRowCount").asLong(-1)));
        }
        var manifest = new ExportManifest(List.copyOf(blobs), day(content, "endDate"));
        manifest.requireSound(name, content, slice);
        return manifest;
    }

    private void requireSound(String name, JsonNode content, Slice slice) throws FetchFailure {
        if (blobs.isEmpty() || blobs.stream().anyMatch(blob -> blob.name().isEmpty())) {
            throw new FetchFailure(Reason.PARTIAL, name + " lists no file");
        }
        var start = day(content, "startDate");
        if (start != null && !start.equals(slice.firstDay())) {
            throw new FetchFailure(
                    Reason.MALFORMED,
                    "%s is of a run from %s, and not of %s".formatted(name, start, slice));
        }
        var count = content.path("blobCount").asLong(blobs.size());
        var rows = content.path("dataRowCount").asLong(-1);
        var listed = blobs.stream().mapToLong(Blob::rows).sum();
        var areRowsKnown = blobs.stream().allMatch(blob -> blob.rows() >= 0);
        if (count != blobs.size() || (rows >= 0 && areRowsKnown && rows != listed)) {
            throw new FetchFailure(
                    Reason.PARTIAL,
                    "%s says %d files with %d rows and lists %d with %d"
                            .formatted(name, count, rows, blobs.size(), listed));
        }
    }

    /** A run that ends before the month does has not got its last days, once the month is over. */
    void requireWholeMonth(String name, Slice slice, Instant now) throws FetchFailure {
        if (endDay != null
                && !now.isBefore(slice.end())
                && endDay.isBefore(slice.endDay().minusDays(1))) {
            throw new FetchFailure(
                    Reason.PARTIAL, "the run of %s ends on %s".formatted(name, endDay));
        }
    }

    private static @Nullable LocalDate day(JsonNode content, String field) throws FetchFailure {
        var text = content.path("runInfo").path(field).asText();
        if (text.length() < DAY_LENGTH) {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, DAY_LENGTH));
        } catch (DateTimeParseException e) {
            throw new FetchFailure(Reason.MALFORMED, field + " is no day: " + text);
        }
    }
}
