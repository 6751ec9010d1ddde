package org.chargebackledger.ledger.codec;

import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageLinesRecorded;
import org.chargebackledger.ledger.run.RunEvent.SharesRecorded;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** The event types that hold a block of lines, each as JSON by column. */
final class Chunks {

    private Chunks() {}

    static boolean isChunk(Class<?> type) {
        return type == CostLinesRecorded.class
                || type == UsageLinesRecorded.class
                || type == SharesRecorded.class;
    }

    /** The event's JSON by column; null when it is no block of lines. */
    static byte @Nullable [] write(Object event) {
        return switch (event) {
            case CostLinesRecorded lines -> CostLinesFormat.write(lines);
            case UsageLinesRecorded lines -> UsageLinesFormat.write(lines);
            case SharesRecorded shares -> SharesFormat.write(shares);
            default -> null;
        };
    }

    static Object read(Class<?> type, byte[] json) throws IOException {
        try (var in = new ChunkReader(json)) {
            if (type == CostLinesRecorded.class) {
                return CostLinesFormat.read(in);
            }
            return type == UsageLinesRecorded.class
                    ? UsageLinesFormat.read(in)
                    : SharesFormat.read(in);
        }
    }
}
