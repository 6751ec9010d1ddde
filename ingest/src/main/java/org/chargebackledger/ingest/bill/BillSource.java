package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.Declared;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;

/** What one provider's format knows: where a cost line's parts stand in its files. */
public interface BillSource {

    /** Maps a file's columns; a column that is needed and missing goes to the findings. */
    BillColumns columns(TableFile file, Declared declared, Findings findings);

    /** The name to keep of a tag, given its name as delivered. */
    default String tagName(String delivered) {
        return delivered;
    }

    /**
     * Looks at the grouped rows, in table {@code raw_lines}: one row per distinct grain, sums in
     * {@code list}, {@code contracted}, {@code billed}, {@code effective} and each extra's name.
     */
    void review(DuckDb database, Findings findings);
}
