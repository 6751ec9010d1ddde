package org.chargebackledger.api.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A CSV file written cell by cell without keeping any of it. */
final class CsvStream implements AutoCloseable {

    /** How many decimals a cost has. */
    static final int COST_DIGITS = 10;

    private static final long COST_UNIT = 10_000_000_000L;
    private static final int FLUSH_AT = 1 << 20;
    private static final int ROW_MAX = 1 << 16;

    private final OutputStream out;
    private final byte[] buffer = new byte[FLUSH_AT + ROW_MAX];
    private int filled;
    private boolean inRow;
    private long bytes;

    CsvStream(OutputStream out, String header) {
        this.out = out;
        text(header);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A cell with a JSON object, which its quotes force into quotes. */
    static String quoted(String json) {
        return '"' + json.replace("\"", "\"\"") + '"';
    }

    /** One or more cells that are already as the file will have them. */
    CsvStream cells(byte[] cells) {
        separate();
        System.arraycopy(cells, 0, buffer, filled, cells.length);
        filled += cells.length;
        return this;
    }

    CsvStream text(String cell) {
        return cells(utf8(cell));
    }

    CsvStream number(long value) {
        separate();
        digits(value);
        return this;
    }

    /** A cost given in units of the tenth decimal. */
    CsvStream cost(long units) {
        separate();
        if (units < 0) {
            buffer[filled++] = '-';
        }
        var magnitude = Math.abs(units);
        digits(magnitude / COST_UNIT);
        var fraction = magnitude % COST_UNIT;
        if (fraction != 0) {
            buffer[filled++] = '.';
            for (var digit = COST_UNIT / 10; fraction != 0; digit /= 10) {
                buffer[filled++] = (byte) ('0' + fraction / digit);
                fraction %= digit;
            }
        }
        return this;
    }

    void endRow() throws IOException {
        buffer[filled++] = '\n';
        inRow = false;
        if (filled >= FLUSH_AT) {
            flush();
        }
    }

    /** How much has been written so far. */
    long bytes() {
        return bytes + filled;
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }

    private void separate() {
        if (inRow) {
            buffer[filled++] = ',';
        }
        inRow = true;
    }

    private void digits(long value) {
        if (value >= 10) {
            digits(value / 10);
        }
        buffer[filled++] = (byte) ('0' + value % 10);
    }

    private void flush() throws IOException {
        out.write(buffer, 0, filled);
        bytes += filled;
        filled = 0;
    }
}
