package org.chargebackledger.ingest.ocicost;

import org.chargebackledger.ingest.bill.TableFile;
import org.chargebackledger.ingest.duckdb.Sql;

import java.util.ArrayList;

/** A report's tag columns as one JSON object, and beside them where the resource lives. */
final class OciTags {

    private static final String COLUMN = "tags/";
    private static final String GROUP = "tags:";

    private OciTags() {}

    static String json(TableFile file) {
        var members = new ArrayList<String>();
        for (var column : file.columns()) {
            if (column.header().startsWith(COLUMN)) {
                var name = GROUP + column.header().substring(COLUMN.length());
                members.add(Sql.text(name) + ", " + column.cell());
            }
        }
        members.add("'oci:compartment', " + file.cell("product/compartmentName"));
        members.add("'oci:compartmentId', " + file.cell("product/compartmentId"));
        members.add(
                "'oci:overage', CASE WHEN lower("
                        + file.cell("cost/overageFlag")
                        + ") IN ('y', 'yes', 'true') THEN 'true' END");
        return "CAST(json_object(" + String.join(", ", members) + ") AS VARCHAR)";
    }

    /** The tag as the report's header names it. */
    static String name(String delivered) {
        return delivered.startsWith(GROUP) ? delivered.substring(GROUP.length()) : delivered;
    }
}
