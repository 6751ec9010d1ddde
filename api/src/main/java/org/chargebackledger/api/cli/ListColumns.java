package org.chargebackledger.api.cli;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** The columns in which people read a list: a heading each, and the member of an item below it. */
final class ListColumns {

    private record Column(String heading, String pointer) {}

    private final List<Column> columns = new ArrayList<>();

    /** Columns whose headings are the members' names. */
    static ListColumns of(String... members) {
        var columns = new ListColumns();
        for (var member : members) {
            columns.with(member);
        }
        return columns;
    }

    /** One more column, whose heading is the member's name. */
    ListColumns with(String member) {
        return with(member, member);
    }

    /**
     * One more column.
     *
     * @param member its name, or the way to it, such as {@code freshness/upTo}
     */
    ListColumns with(String heading, String member) {
        columns.add(new Column(heading, '/' + member));
        return this;
    }

    String table(JsonNode items) {
        var table = new TextTable(columns.stream().map(Column::heading).toList());
        for (var item : items) {
            table.row(columns.stream().map(one -> Report.cell(item.at(one.pointer()))).toList());
        }
        return table.text();
    }
}
