package org.chargebackledger.ingest.awscur;

import org.chargebackledger.ingest.bill.TableFile;
import org.chargebackledger.ingest.bill.TableFile.Column;
import org.chargebackledger.ingest.duckdb.Sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tags and cost categories of a report, which are columns in CUR 1.0 and maps in CUR 2.0, as one
 * JSON object.
 */
final class CurTags {

    private static final List<String> TAG_PREFIXES = List.of("resourceTags/", "resource_tags_");
    private static final List<String> CATEGORY_PREFIXES =
            List.of("costCategory/", "cost_category_");

    /** What AWS puts before the key of a tag that its user made. */
    private static final List<String> USER_PREFIXES = List.of("user:", "user_");

    private static final String TAG_GROUP = "resourceTags:";

    private CurTags() {}

    static String json(TableFile file) {
        var members = new ArrayList<String>();
        group(members, file, "resource_tags", "resourceTags");
        group(members, file, "cost_category", "costCategory");
        for (var column : file.columns()) {
            add(members, column, TAG_PREFIXES, TAG_GROUP);
            add(members, column, CATEGORY_PREFIXES, "costCategory:");
        }
        return members.isEmpty()
                ? "NULL"
                : members.stream()
                        .collect(Collectors.joining(", ", "CAST(json_object(", ") AS VARCHAR)"));
    }

    private static void group(List<String> members, TableFile file, String column, String group) {
        if (file.has(column)) {
            members.add(Sql.text(group) + ", TRY_CAST(" + file.cell(column) + " AS JSON)");
        }
    }

    private static void add(
            List<String> members, Column column, List<String> prefixes, String group) {
        for (var prefix : prefixes) {
            if (column.header().startsWith(prefix)) {
                var name = group + column.header().substring(prefix.length());
                members.add(Sql.text(name) + ", " + column.cell());
            }
        }
    }

    /** The tag as its user named it; AWS's own tags keep their prefix. */
    static String name(String delivered) {
        if (!delivered.startsWith(TAG_GROUP)) {
            return delivered;
        }
        var name = delivered.substring(TAG_GROUP.length());
        for (var prefix : USER_PREFIXES) {
            if (name.startsWith(prefix)) {
                return name.substring(prefix.length());
            }
        }
        return name;
    }
}
