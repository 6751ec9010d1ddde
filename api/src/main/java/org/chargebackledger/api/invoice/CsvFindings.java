package org.chargebackledger.api.invoice;

import org.chargebackledger.ledger.audit.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Why a file of invoices is not taken: every reason with its place. */
final class CsvFindings {

    private static final int NAMED_MAX = 50;

    private final String file;
    private final List<String> found = new ArrayList<>();

    CsvFindings(String file) {
        this.file = file;
    }

    /** Of an answer, whose places name the file. */
    CsvFindings() {
        this("");
    }

    int count() {
        return found.size();
    }

    /**
     * Adds one.
     *
     * @param line of the file, from 1
     */
    void add(int line, String column, String reason) {
        found.add("%s:%d %s: %s".formatted(file, line, column, reason));
    }

    /**
     * Adds one.
     *
     * @param place with its file
     */
    void add(String place, String reason) {
        found.add(place + ": " + reason);
    }

    void requireNone() {
        if (!found.isEmpty()) {
            var more = found.size() > NAMED_MAX ? "; and " + (found.size() - NAMED_MAX) : "";
            throw Refusal.invalid(
                    "invoices-rejected",
                    found.stream().limit(NAMED_MAX).collect(Collectors.joining("; ")) + more);
        }
    }
}
