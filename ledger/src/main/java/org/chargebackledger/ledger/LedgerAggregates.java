package org.chargebackledger.ledger;

import org.chargebackledger.ledger.adjustment.AdjustmentCommand;
import org.chargebackledger.ledger.adoption.AdoptionCommand;
import org.chargebackledger.ledger.connector.SliceCommand;
import org.chargebackledger.ledger.dispute.AcceptanceCommand;
import org.chargebackledger.ledger.dispute.DisputeCommand;
import org.chargebackledger.ledger.erp.ErpCommand;
import org.chargebackledger.ledger.imports.CostImportCommand;
import org.chargebackledger.ledger.imports.UsageImportCommand;
import org.chargebackledger.ledger.invoice.InvoiceCommand;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.masterdata.MasterDataCommand;
import org.chargebackledger.ledger.materiality.ReviewCommand;
import org.chargebackledger.ledger.notice.NoticeCommand;
import org.chargebackledger.ledger.policy.PolicyCommand;
import org.chargebackledger.ledger.register.RegisterCommand;
import org.chargebackledger.ledger.run.RunCommand;

import java.util.List;
import java.util.stream.Stream;

/** All aggregates of the ledger, for whoever configures Axon. */
public final class LedgerAggregates {

    /**
     * Streams that grow with every posting are loaded from a snapshot and at most this many events.
     */
    public static final int EVENTS_BETWEEN_SNAPSHOTS = 50;

    private LedgerAggregates() {}

    public static List<Class<?>> types() {
        return Stream.of(
                        CostImportCommand.decidedBy(),
                        UsageImportCommand.decidedBy(),
                        SliceCommand.decidedBy(),
                        RegisterCommand.decidedBy(),
                        MasterDataCommand.decidedBy(),
                        PolicyCommand.decidedBy(),
                        AdjustmentCommand.decidedBy(),
                        AdoptionCommand.decidedBy(),
                        DisputeCommand.decidedBy(),
                        AcceptanceCommand.decidedBy(),
                        NoticeCommand.decidedBy(),
                        InvoiceCommand.decidedBy(),
                        ReviewCommand.decidedBy(),
                        RunCommand.decidedBy(),
                        JournalCommand.decidedBy(),
                        ErpCommand.decidedBy())
                .<Class<?>>flatMap(List::stream)
                .toList();
    }

    /** Those whose streams grow without end, so that they want snapshots. */
    public static List<Class<?>> withSnapshots() {
        return JournalCommand.decidedBy();
    }
}
