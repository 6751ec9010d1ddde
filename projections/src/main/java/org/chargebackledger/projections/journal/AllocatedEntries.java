package org.chargebackledger.projections.journal;

import static java.util.stream.Collectors.joining;

import org.chargebackledger.ledger.journal.EntryKind;

import java.util.Arrays;

/** Tells the entries that must equal the bill from adjustments and accruals, in SQL. */
public final class AllocatedEntries {

    /** True of an entry {@code e} of the layer that runs compute. */
    public static final String COMPUTED =
            Arrays.stream(EntryKind.values())
                    .filter(EntryKind::isAllocated)
                    .map(kind -> "'" + kind + "'")
                    .collect(joining(", ", " e.kind IN (", ") "));

    /**
     * True of those that are about the book's own bills: what mirrors another book's entries is
     * about bills of that book.
     */
    public static final String CONDITION = COMPUTED + "AND NOT e.mirrored ";

    private AllocatedEntries() {}
}
