package org.chargebackledger.api.delivery;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.ingest.delivery.UsageReading;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.canonical.LineDigest;
import org.chargebackledger.ledger.imports.UsageImportCommand;
import org.chargebackledger.ledger.imports.UsageImportCommand.AcceptUsageDelivery;
import org.chargebackledger.ledger.imports.UsageImportCommand.RecordUsageLines;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.projections.imports.KnownDelivery;
import org.springframework.stereotype.Component;

/** Records readings: block by block, then the delivery's acceptance. */
@Component
class UsageAcceptance {

    private final CommandGateway commands;

    UsageAcceptance(CommandGateway commands) {
        this.commands = commands;
    }

    void record(KnownDelivery delivery, UsageReading reading, Stamp stamp) {
        var blocks = new Blocks(delivery.importId());
        reading.lines(blocks::add);
        commands.sendAndWait(
                new AcceptUsageDelivery(
                        delivery.importId(),
                        reading.slices(),
                        blocks.next,
                        blocks.digest.hex(),
                        reading.findings(),
                        stamp));
    }

    /** The blocks of one delivery on their way into their streams. */
    private final class Blocks {

        private final String importId;
        private final LineDigest digest = new LineDigest();
        private int next;

        Blocks(String importId) {
            this.importId = importId;
        }

        void add(UsageLines lines) {
            if (lines.kind().isAllocatedBy()) {
                digest.update(lines);
            }
            commands.sendAndWait(
                    new RecordUsageLines(
                            UsageImportCommand.chunkId(importId, next), importId, next, lines));
            next++;
        }
    }
}
