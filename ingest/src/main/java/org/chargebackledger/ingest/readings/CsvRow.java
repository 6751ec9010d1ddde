package org.chargebackledger.ingest.readings;

import org.chargebackledger.ingest.delivery.AmountText;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.InexactAmount;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * One row of a CSV file, read cell by cell. A cell that cannot be read becomes a finding and some
 * value; the row then counts for nothing.
 */
public final class CsvRow {

    private final String file;
    private final long line;
    private final Map<String, Integer> columns;
    private final List<String> cells;
    private final Findings findings;
    private boolean sound = true;

    CsvRow(
            String file,
            long line,
            Map<String, Integer> columns,
            List<String> cells,
            Findings findings) {
        this.file = file;
        this.line = line;
        this.columns = columns;
        this.cells = cells;
        this.findings = findings;
    }

    public String file() {
        return file;
    }

    public long line() {
        return line;
    }

    /** Whether every cell read so far could be read. */
    public boolean isSound() {
        return sound;
    }

    /** The cell's text; empty if it is blank or the file has no such column. */
    public String optional(String column) {
        var at = columns.get(column);
        return at == null ? "" : cells.get(at);
    }

    /** The cell's text, which must not be blank. */
    public String text(String column) {
        var text = optional(column);
        if (text.isBlank()) {
            refuse(column, "blank-cell", "it must not be blank");
        }
        return text;
    }

    /** An instant with its zone. */
    public Instant instant(String column) {
        var text = optional(column);
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeException e) {
            refuse(column, "not-a-time", "no time with its zone such as 2026-10-01T00:00:00Z");
            return Instant.EPOCH;
        }
    }

    public LocalDate date(String column) {
        try {
            return LocalDate.parse(optional(column));
        } catch (DateTimeException e) {
            refuse(column, "not-a-date", "no date such as 2026-10-01");
            return LocalDate.EPOCH;
        }
    }

    public @Nullable LocalDate optionalDate(String column) {
        return optional(column).isEmpty() ? null : date(column);
    }

    /** A quantity of zero or more; blank is 0. */
    public Exact quantity(String column) {
        var text = optional(column);
        if (text.isEmpty()) {
            return Exact.ZERO;
        }
        if (!AmountText.isNumber(text)) {
            refuse(column, "not-a-number", "not a number such as 12.5 or 1.5E-7");
            return Exact.ZERO;
        }
        try {
            var quantity = Exact.parse(text);
            if (quantity.signum() < 0) {
                refuse(column, "negative", "a quantity is zero or more");
            }
            return quantity;
        } catch (InexactAmount e) {
            refuse(column, "too-many-decimals", "more than 24 decimals would have to be cut off");
            return Exact.ZERO;
        }
    }

    /** A JSON object as canonical JSON; blank is the empty object. */
    public String labels(String column) {
        var text = optional(column);
        var labels = text.isEmpty() ? "{}" : Labels.canonical(text);
        if (labels == null) {
            refuse(column, "not-json", "no JSON object of labels");
            return "{}";
        }
        return labels;
    }

    /** Refuses an interval that does not end after it starts. */
    public <T extends Comparable<? super T>> void requireAfter(T start, T end, String column) {
        if (sound && end.compareTo(start) <= 0) {
            refuse(column, "end-before-start", end + " is not after " + start);
        }
    }

    /** Makes a finding of a cell that leaves the row sound. */
    public void warn(String column, String code, String reason) {
        findings.add(
                new Finding(Severity.WARN, file, line, column, optional(column), code, reason));
    }

    /** Makes a finding of a cell. */
    public void refuse(@Nullable String column, String code, String reason) {
        sound = false;
        findings.rejectCell(
                file, line, column, column == null ? null : optional(column), code, reason);
    }
}
