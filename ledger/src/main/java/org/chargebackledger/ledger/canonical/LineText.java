package org.chargebackledger.ledger.canonical;

import org.chargebackledger.ledger.money.DecimalText;
import org.chargebackledger.ledger.money.Exact;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** Lines as canonical JSON arrays, one a line, handed on piece by piece. */
public final class LineText {

    private static final int PIECE = 1 << 14;

    /** Takes the written bytes. */
    @FunctionalInterface
    public interface Sink {
        void take(byte[] bytes, int from, int length);
    }

    private final Sink sink;
    private byte[] bytes = new byte[2 * PIECE];
    private int size;
    private boolean inLine;

    public LineText(Sink sink) {
        this.sink = sink;
    }

    public LineText text(String value) {
        return encoded(encode(value));
    }

    /** A field that was encoded before, for values that many lines share. */
    public LineText encoded(byte[] value) {
        separate();
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /** A text as {@link #encoded} takes it. */
    public static byte[] encode(String value) {
        return CanonicalJson.bytes(value);
    }

    public static byte[] encode(LocalDate day) {
        return encode(day.toString());
    }

    public LineText number(long value) {
        return encoded(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    public LineText exact(Exact value) {
        separate();
        reserve(DecimalText.bytesMax(value) + 2);
        bytes[size++] = '"';
        size = DecimalText.write(value, bytes, size);
        bytes[size++] = '"';
        return this;
    }

    /** Ends the line. */
    public void end() {
        reserve(2);
        bytes[size++] = ']';
        bytes[size++] = '\n';
        inLine = false;
        if (size >= PIECE) {
            flush();
        }
    }

    void flush() {
        sink.take(bytes, 0, size);
        size = 0;
    }

    private void separate() {
        reserve(1);
        bytes[size++] = (byte) (inLine ? ',' : '[');
        inLine = true;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
