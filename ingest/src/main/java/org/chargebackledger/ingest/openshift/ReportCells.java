package org.chargebackledger.ingest.openshift;

import org.chargebackledger.ingest.readings.CsvRow;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How the reports write times, numbers and labels. */
final class ReportCells {

    private static final String UTC = " +0000 UTC";
    private static final int UTC_LENGTH = "2025-10-01 00:00:00".length() + UTC.length();

    private ReportCells() {}

    static Instant start(CsvRow row) {
        return instant(row, "interval_start");
    }

    /** The end is written exclusive, or inclusive as the last second of the hour. */
    static Instant end(CsvRow row) {
        var end = instant(row, "interval_end");
        return end.getEpochSecond() % 60 == 59 ? end.plus(Duration.ofSeconds(1)) : end;
    }

    /** Such as {@code 2025-10-01 00:00:00 +0000 UTC}. */
    private static Instant instant(CsvRow row, String column) {
        try {
            return Instant.parse(iso(row.optional(column)));
        } catch (DateTimeException e) {
            row.refuse(column, "not-a-time", "no time such as 2025-10-01 00:00:00 +0000 UTC");
            return Instant.EPOCH;
        }
    }

    private static String iso(String text) {
        if (text.length() == UTC_LENGTH && text.endsWith(UTC)) {
            return text.substring(0, 10) + "T" + text.substring(11, 19) + "Z";
        }
        return text.replace(' ', 'T');
    }

    static BigDecimal quantity(CsvRow row, String column) {
        return row.quantity(column).toBigDecimal();
    }

    /** Labels such as {@code label_app:shop|label_stage:prod}. */
    static Map<String, String> labels(String text) {
        var labels = new TreeMap<String, String>();
        for (var part : text.split("\\|", -1)) {
            var colon = part.indexOf(':');
            if (colon > 0) {
                var name = part.substring(0, colon);
                labels.put(
                        name.startsWith("label_") ? name.substring("label_".length()) : name,
                        part.substring(colon + 1));
            }
        }
        return labels;
    }
}
