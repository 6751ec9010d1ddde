package org.chargebackledger.ledger.imports;

import java.util.List;
import java.util.SortedMap;

/**
 * One or more files handed over as one set, accepted or rejected as a whole.
 *
 * @param source the importer's name, such as {@code focus} or {@code usage-csv}
 * @param sha256 of the single file, or of the files' sorted hex digests joined by newlines
 * @param declared what the sender stated beside the files (provider, billingAccount, billingPeriod,
 *     cluster, replaceSource); only those that were given
 */
public record Delivery(
        String book,
        String source,
        String sha256,
        List<DeliveredFile> files,
        SortedMap<String, String> declared) {

    /** One delivered file, kept under its SHA-256. */
    public record DeliveredFile(String name, String sha256, long bytes) {}
}
