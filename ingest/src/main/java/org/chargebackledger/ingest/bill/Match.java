package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.bill.TableFile.Column;
import org.chargebackledger.ingest.delivery.BillRow;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** A row that was found by its position in a file. */
record Match(long ordinal, BillRow.Role role, SequencedMap<String, String> cells) {

    /** SQL for the cells that {@link #of} reads, each after a comma. */
    static String cells(TableFile file) {
        return file.columns().stream()
                .map(column -> ", " + column.cell())
                .collect(Collectors.joining());
    }

    static Match of(ResultSet row, BillRow.Role role, List<Column> columns) throws SQLException {
        var cells = new LinkedHashMap<String, String>();
        for (var column : columns) {
            var text = row.getString(column.cell());
            if (text != null) {
                cells.put(column.header(), text);
            }
        }
        return new Match(row.getLong("ordinal"), role, cells);
    }

    /** With the lines on which they stand. */
    static List<BillRow> located(TableFile file, List<Match> matches) throws IOException {
        var lines = CellLocator.lines(file, matches.stream().map(Match::ordinal).toList());
        return matches.stream()
                .map(match ->
                        new BillRow(
                                file.file().name(),
                                lines.getOrDefault(match.ordinal(), match.ordinal()),
                                match.role(),
                                match.cells()))
                .toList();
    }
}
