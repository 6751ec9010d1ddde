package org.chargebackledger.ingest.readings;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What rows of labels over time have in common, whosever labels they are. */
public record DatedRow(
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String cluster,
        String namespace,
        String labels) {

    /**
     * The form of such rows.
     *
     * @param more columns that say whose they are
     */
    public static CsvForm form(String... more) {
        return new CsvForm(
                Stream.concat(
                                Stream.of("valid_from", "cluster", "namespace", "labels"),
                                Stream.of(more))
                        .toList(),
                List.of("valid_to"),
                List.of());
    }

    public static DatedRow of(FormReader reader, CsvRow row) {
        var from = row.date("valid_from");
        var to = row.optionalDate("valid_to");
        if (to != null && !to.isAfter(from)) {
            row.refuse("valid_to", "end-before-start", to + " is not after " + from);
        }
        row.text("labels");
        return new DatedRow(
                from, to, reader.cluster(row), row.text("namespace"), row.labels("labels"));
    }
}
