package org.chargebackledger.ledger.codec;

import static org.chargebackledger.ledger.codec.StoredType.first;

import org.chargebackledger.ledger.connector.SliceEvent.SliceFailed;
import org.chargebackledger.ledger.connector.SliceEvent.SliceFetched;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryAccepted;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryHeld;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryRejected;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryReleased;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryStaged;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryAccepted;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryRejected;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryStaged;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageLinesRecorded;

import java.util.List;

/** What is stored of deliveries and of what connectors fetch. */
final class ImportTypes {

    static final List<StoredType> ALL =
            List.of(
                    first(
                            "CostImport.Staged",
                            CostDeliveryStaged.class,
                            "A cost delivery's files arrived and are kept."),
                    first(
                            "CostImport.LinesRecorded",
                            CostLinesRecorded.class,
                            "One block of cost lines; it counts once the delivery does."),
                    first(
                            "CostImport.Accepted",
                            CostDeliveryAccepted.class,
                            "From here the delivery's snapshots are the current ones."),
                    first(
                            "CostImport.Rejected",
                            CostDeliveryRejected.class,
                            "Nothing of the delivery counts."),
                    first(
                            "CostImport.Held",
                            CostDeliveryHeld.class,
                            "The delivery waits for a second person."),
                    first(
                            "CostImport.Released",
                            CostDeliveryReleased.class,
                            "A second person accepted the held delivery."),
                    first(
                            "UsageImport.Staged",
                            UsageDeliveryStaged.class,
                            "A usage delivery's files arrived and are kept."),
                    first(
                            "UsageImport.LinesRecorded",
                            UsageLinesRecorded.class,
                            "One block of readings; it counts once the delivery does."),
                    first(
                            "UsageImport.Accepted",
                            UsageDeliveryAccepted.class,
                            "From here the readings count for the days they cover."),
                    first(
                            "UsageImport.Rejected",
                            UsageDeliveryRejected.class,
                            "Nothing of the delivery counts."),
                    first(
                            "ConnectorSlice.Fetched",
                            SliceFetched.class,
                            "A service answered all of a slice."),
                    first(
                            "ConnectorSlice.Failed",
                            SliceFailed.class,
                            "A slice is not to be had for now, and why."));

    private ImportTypes() {}
}
