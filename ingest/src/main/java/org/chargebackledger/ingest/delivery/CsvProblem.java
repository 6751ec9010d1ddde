package org.chargebackledger.ingest.delivery;

import java.io.IOException;

/** A place where a file stops being CSV. */
public final class CsvProblem extends IOException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final String code;

    CsvProblem(long line, String code, String reason) {
        super(reason);
        this.line = line;
        this.code = code;
    }

    /** Line of the file, counted from 1. */
    public long line() {
        return line;
    }

    public String code() {
        return code;
    }

    /** The problem as a finding about a file. */
    public void report(Findings findings, String file) {
        findings.rejectCell(file, line, null, null, code, String.valueOf(getMessage()));
    }
}
