package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;

/** Each distinct tag text of the rows, with what it means once read. */
final class TagTable {

    private TagTable() {}

    static void build(DuckDb database, BillSource source, BillOptions options, Findings findings) {
        database.execute(
                "CREATE TABLE tag_texts (delivered VARCHAR, tags VARCHAR, cluster VARCHAR,"
                        + " namespace VARCHAR, workload VARCHAR)");
        var unreadable = new int[1];
        try (var table = database.writer("tag_texts")) {
            database.stream(
                    "SELECT DISTINCT tags FROM raw_lines",
                    row -> {
                        var delivered = row.getString(1);
                        var tags = Tags.of(delivered, options, source::tagName);
                        if (!tags.readable()) {
                            unreadable[0]++;
                        }
                        table.add(
                                delivered,
                                tags.json(),
                                tags.cluster(),
                                tags.namespace(),
                                tags.workload());
                    });
        }
        if (unreadable[0] > 0) {
            findings.warn(
                    null,
                    "unreadable-tags",
                    unreadable[0]
                            + " distinct tag texts are no JSON object; their rows have no tags");
        }
    }
}
