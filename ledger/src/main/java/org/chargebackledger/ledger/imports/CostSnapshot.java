package org.chargebackledger.ledger.imports;

import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.bill.SnapshotKey;
import org.chargebackledger.ledger.bill.SourceAccount;

import java.time.LocalDate;
import java.util.List;

/**
 * The complete state of one billing period of one account as one delivery gave it.
 *
 * @param id the import's id, a dash and the snapshot's ordinal from 1
 * @param revision 1 for the first accepted snapshot of its key, then 2, 3 …
 * @param firstChunk number of the first of the chunk streams that hold its lines, from 0
 * @param digest SHA-256 over its cost lines in their stated order
 * @param firstDay first day charged
 * @param endDay the day after the last one charged
 */
public record CostSnapshot(
        String id,
        SnapshotKey key,
        int revision,
        int firstChunk,
        int chunks,
        long lines,
        long rows,
        String digest,
        LocalDate firstDay,
        LocalDate endDay,
        List<AccountTotal> accounts) {

    /** The same snapshot with the revision it takes when it is accepted. */
    public CostSnapshot withRevision(int accepted) {
        return new CostSnapshot(
                id,
                key,
                accepted,
                firstChunk,
                chunks,
                lines,
                rows,
                digest,
                firstDay,
                endDay,
                accounts);
    }

    /** What the snapshot holds for one source account. */
    public record AccountTotal(SourceAccount account, long rows, Costs costs) {}
}
