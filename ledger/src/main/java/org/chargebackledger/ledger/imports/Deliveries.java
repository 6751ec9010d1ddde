package org.chargebackledger.ledger.imports;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.imports.Finding.Severity;

import java.util.List;

/** The rules that cost and usage deliveries share. */
final class Deliveries {

    /** Lines are cut into blocks of about a thousand; an event stays far below a megabyte. */
    private static final int BLOCK_LINES_MAX = 5_000;

    private Deliveries() {}

    static void requireFiles(Delivery delivery) {
        if (delivery.files().isEmpty()) {
            throw Refusal.invalid("delivery-empty", "a delivery holds at least one file");
        }
    }

    static void requireSame(Delivery staged, Delivery again) {
        if (!staged.equals(again)) {
            throw Refusal.conflict("import-exists", "the import holds another delivery");
        }
    }

    static void requireNoRejection(List<Finding> findings) {
        if (anyIs(Severity.REJECT, findings)) {
            throw Refusal.invalid(
                    "delivery-has-errors",
                    "a delivery with a finding that rejects it is not accepted");
        }
    }

    static void requireReason(List<Finding> findings) {
        if (findings.isEmpty()) {
            throw Refusal.invalid(
                    "rejected-without-finding", "a rejection names at least one finding");
        }
    }

    static boolean anyIs(Severity severity, List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() == severity);
    }

    static void requireBlock(int number, int lines) {
        if (number < 0 || lines == 0 || lines > BLOCK_LINES_MAX) {
            throw Refusal.invalid(
                    "block-size",
                    "block "
                            + number
                            + " holds "
                            + lines
                            + " lines; 1 to "
                            + BLOCK_LINES_MAX
                            + " go into one");
        }
    }

    static Refusal differentBlock(String chunkId) {
        return Refusal.conflict("block-differs", chunkId + " is recorded with other lines");
    }

    static Refusal wrongBlock(String chunkId) {
        return Refusal.invalid("block-misplaced", chunkId + " is not the stream of this block");
    }

    static Refusal unknown(String importId) {
        return Refusal.unknown("import-unknown", "there is no import " + importId);
    }

    static Refusal ended(String importId) {
        return Refusal.conflict(
                "import-ended", "import " + importId + " has ended with another outcome");
    }
}
