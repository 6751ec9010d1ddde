package org.chargebackledger.ingest.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads RFC 4180 records one by one and knows the line on which each begins, line breaks inside
 * quotes counted. Lines end with LF, CRLF or CR; empty lines are skipped.
 */
public final class CsvScanner implements AutoCloseable {

    /** No cell of a bill is this long; a missing quote would swallow the rest of the file. */
    private static final int FIELD_LENGTH_MAX = 16 << 20;

    private static final int END = -1;

    private final Reader in;
    private final StringBuilder field = new StringBuilder();
    private final List<String> fields = new ArrayList<>();
    private long physicalLine = 1;
    private long recordLine;
    private int peeked = -2;
    private boolean quoted;

    public CsvScanner(InputStream bytes) throws IOException {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.in = new BufferedReader(new InputStreamReader(bytes, decoder), 1 << 16);
        if (peek() == '\uFEFF') {
            read();
        }
    }

    /** Moves to the next record; false at the end of the file. */
    public boolean next() throws IOException {
        do {
            fields.clear();
            recordLine = physicalLine;
            quoted = false;
            if (peek() == END) {
                return false;
            }
            readRecord();
        } while (fields.size() == 1 && fields.getFirst().isEmpty() && !quoted);
        return true;
    }

    /** The present record's cells. */
    public List<String> fields() {
        return List.copyOf(fields);
    }

    /** How many cells the present record has. */
    public int size() {
        return fields.size();
    }

    /** Line on which the present record begins, counted from 1. */
    public long line() {
        return recordLine;
    }

    private void readRecord() throws IOException {
        while (true) {
            field.setLength(0);
            var end = peek() == '"' ? readQuoted() : readPlain();
            fields.add(field.toString());
            if (end != ',') {
                return;
            }
        }
    }

    /** Reads a cell without quotes; returns the comma, line break or end that closes it. */
    private int readPlain() throws IOException {
        while (true) {
            var c = read();
            if (c == ',' || isLineEnd(c)) {
                return c;
            }
            append(c);
        }
    }

    private int readQuoted() throws IOException {
        quoted = true;
        read();
        while (true) {
            var c = read();
            if (c == END) {
                throw new CsvProblem(recordLine, "unclosed-quote", "a quote is never closed");
            }
            if (c != '"') {
                append(c);
                countLineInside(c);
            } else if (peek() == '"') {
                append(read());
            } else {
                return endOfQuoted();
            }
        }
    }

    private int endOfQuoted() throws IOException {
        var c = read();
        if (c != ',' && !isLineEnd(c)) {
            throw new CsvProblem(physicalLine, "text-after-quote", "text follows a closing quote");
        }
        return c;
    }

    private void countLineInside(int c) throws IOException {
        if (c == '\n' || (c == '\r' && peek() != '\n')) {
            physicalLine++;
        }
    }

    private boolean isLineEnd(int c) throws IOException {
        if (c == '\r') {
            if (peek() == '\n') {
                read();
            }
            physicalLine++;
            return true;
        }
        if (c == '\n') {
            physicalLine++;
        }
        return c == '\n' || c == END;
    }

    private void append(int c) throws CsvProblem {
        if (field.length() >= FIELD_LENGTH_MAX) {
            throw new CsvProblem(recordLine, "cell-too-long", "a cell is longer than 16 MiB");
        }
        field.append((char) c);
    }

    private int peek() throws IOException {
        if (peeked == -2) {
            peeked = decode();
        }
        return peeked;
    }

    private int read() throws IOException {
        var c = peek();
        peeked = -2;
        return c;
    }

    private int decode() throws IOException {
        try {
            return in.read();
        } catch (CharacterCodingException e) {
            throw new CsvProblem(
                    physicalLine, "not-utf-8", "bytes at or after this line are not UTF-8");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
