package org.chargebackledger.ingest.athena;

import java.util.List;

/**
 * What of a table is asked for.
 *
 * @param tags keys of tags to keep, as the reader calls them; all if there are none
 * @param columns further columns to keep, by which rows are then grouped too
 */
record QueryScope(String database, String table, List<String> tags, List<String> columns) {

    /** SQL for the table. */
    String relation() {
        return CurQuery.name(database) + "." + CurQuery.name(table);
    }
}
