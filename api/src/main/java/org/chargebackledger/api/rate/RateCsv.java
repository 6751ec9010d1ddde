package org.chargebackledger.api.rate;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.rate.ProposedRates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table of rates as people keep it: a head that names the columns, in any order, and rows. */
final class RateCsv {

    private static final List<String> COLUMNS =
            List.of("from", "to", "type", "period", "value", "source", "date");

    private RateCsv() {}

    static ProposedRates read(String book, String text) {
        var lines = text.replace("\uFEFF", "").lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            throw malformed("the file is empty");
        }
        var head = cells(lines.getFirst());
        if (head.size() != COLUMNS.size() || !head.containsAll(COLUMNS)) {
            throw malformed("the columns are " + String.join(",", COLUMNS));
        }
        var rates = new ArrayList<Object>();
        for (var line : lines.subList(1, lines.size())) {
            rates.add(row(head, cells(line), rates.size() + 2));
        }
        return ProposedRates.parse(book, Members.of(Map.of("rates", rates)));
    }

    private static Map<String, Object> row(List<String> head, List<String> cells, int line) {
        if (cells.size() != head.size()) {
            throw malformed("line %d has %d cells".formatted(line, cells.size()));
        }
        var row = new HashMap<String, Object>();
        for (var i = 0; i < head.size(); i++) {
            row.put(head.get(i), cells.get(i));
        }
        return row;
    }

    /** A cell may be quoted, with quotes in it doubled; no cell goes over a line's end. */
    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private static Refusal malformed(String message) {
        return Refusal.invalid("master-data-malformed", "rates: " + message);
    }
}
