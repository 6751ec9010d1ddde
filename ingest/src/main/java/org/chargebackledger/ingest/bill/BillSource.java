package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.Declared;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;

import java.util.List;

/** What one provider's format knows: where a cost line's parts stand in its files. */
public interface BillSource {

    /** Whether its rows may come as JSON, one object each; else JSON is a manifest. */
    default boolean readsJson() {
        return false;
    }

    /** Defines the functions that its statements call. */
    default void define(DuckDb database) {}

    /** Looks at all files of a delivery, before any of their columns is mapped. */
    default void survey(DuckDb database, List<TableFile> files, Findings findings) {}

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
