package org.chargebackledger.ingest.billfiles;

import org.chargebackledger.ingest.store.StoredFile;
import org.chargebackledger.ledger.canonical.CanonicalJson;

import java.util.List;

/**
 * A file of a delivery.
 *
 * @param rows how many it must have; negative if nobody says
 */
record Piece(StoredFile file, long rows) {

    private static final int DIGITS = 24;

    Piece(StoredFile file) {
        this(file, -1);
    }

    /** Where it is kept: another version of the file is another page. */
    String page() {
        return page(file);
    }

    static String page(StoredFile file) {
        return "file-"
                + CanonicalJson.hash(List.of(file.key(), file.version())).substring(0, DIGITS);
    }

    /** Its path as one name, since runs and days all have files of the same name. */
    String name() {
        return file.key().replace('/', '_');
    }
}
