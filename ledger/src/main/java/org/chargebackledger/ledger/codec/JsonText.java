package org.chargebackledger.ledger.codec;

import org.chargebackledger.ledger.money.DecimalText;
import org.chargebackledger.ledger.money.Exact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON bytes in the making; commas are the caller's business. */
final class JsonText {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Most bytes that one UTF-16 unit takes: a backslash, u and four digits. */
    private static final int UNIT_BYTES_MAX = 6;

    private static final int NUMBER_BYTES_MAX = 20;

    private byte[] bytes = new byte[1 << 16];
    private int size;

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    JsonText raw(char c) {
        reserve(1);
        bytes[size++] = (byte) c;
        return this;
    }

    JsonText raw(String ascii) {
        reserve(ascii.length());
        for (var i = 0; i < ascii.length(); i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** A member's name, which needs no escape, and its colon. */
    JsonText name(String ascii) {
        return raw('"').raw(ascii).raw("\":");
    }

    JsonText number(long value) {
        if (value < 0 || value > 9_999_999) {
            return raw(Long.toString(value));
        }
        reserve(NUMBER_BYTES_MAX);
        var small = (int) value;
        var end = size + digits(small);
        for (var i = end - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + small % 10);
            small /= 10;
        }
        size = end;
        return this;
    }

    private static int digits(int value) {
        var digits = 1;
        for (var rest = value; rest > 9; rest /= 10) {
            digits++;
        }
        return digits;
    }

    JsonText exact(Exact value) {
        reserve(DecimalText.bytesMax(value) + 2);
        bytes[size++] = '"';
        size = DecimalText.write(value, bytes, size);
        bytes[size++] = '"';
        return this;
    }

    JsonText string(String value) {
        reserve(value.length() * UNIT_BYTES_MAX + 2);
        bytes[size++] = '"';
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
                bytes[size++] = (byte) c;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                utf8(Character.toString(Character.toCodePoint(c, value.charAt(++i))));
            } else {
                unit(c);
            }
        }
        bytes[size++] = '"';
        return this;
    }

    private void unit(char c) {
        if (c == '"' || c == '\\') {
            bytes[size++] = '\\';
            bytes[size++] = (byte) c;
        } else if (c < ' ' || Character.isSurrogate(c)) {
            bytes[size++] = '\\';
            bytes[size++] = 'u';
            for (var shift = 12; shift >= 0; shift -= 4) {
                bytes[size++] = HEX[c >> shift & 0xF];
            }
        } else {
            utf8(Character.toString(c));
        }
    }

    private void utf8(String character) {
        for (var b : character.getBytes(StandardCharsets.UTF_8)) {
            bytes[size++] = b;
        }
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
