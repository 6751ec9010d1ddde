package org.chargebackledger.ledger.restatement;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Cost lines that a test changes one thing of. */
final class BillLine {

    private BillLine() {}

    static CostLine of(String resource, String billed) {
        return Samples.costLine(resource, billed);
    }

    static CostLine with(CostLine line, TextColumn column, String value) {
        return copy(line, column, value, line.costs(), line.rows());
    }

    static CostLine billed(CostLine line, String billed) {
        var cost = Exact.parseCost(billed);
        return copy(line, null, "", new Costs(cost, cost, cost, cost), line.rows());
    }

    static CostLine rows(CostLine line, long rows) {
        return copy(line, null, "", line.costs(), rows);
    }

    static CostLine on(CostLine line, int day) {
        var start = LocalDate.of(2026, 10, day);
        return copy(line, start, null, "", line.costs(), line.rows());
    }

    /** Blocks of some lines, so that dictionaries differ from block to block. */
    static BillLines snapshot(List<CostLine> lines) {
        return blocks -> {
            for (var from = 0; from < lines.size(); from += 3) {
                blocks.accept(CostLines.of(lines.subList(from, Math.min(from + 3, lines.size()))));
            }
        };
    }

    static Costs sum(List<CostLine> lines) {
        return lines.stream().map(CostLine::costs).reduce(Costs.ZERO, Costs::plus);
    }

    private static CostLine copy(
            CostLine line, @Nullable TextColumn changed, String value, Costs costs, long rows) {
        return copy(line, line.startDay(), changed, value, costs, rows);
    }

    private static CostLine copy(
            CostLine line,
            LocalDate day,
            @Nullable TextColumn changed,
            String value,
            Costs costs,
            long rows) {
        var texts = new ArrayList<String>();
        for (var column : TextColumn.values()) {
            texts.add(column == changed ? value : column.of(line));
        }
        return new CostLine(
                day,
                day.plusDays(1),
                texts.get(0),
                texts.get(1),
                texts.get(2),
                texts.get(3),
                texts.get(4),
                texts.get(5),
                texts.get(6),
                texts.get(7),
                texts.get(8),
                texts.get(9),
                texts.get(10),
                texts.get(11),
                texts.get(12),
                texts.get(13),
                texts.get(14),
                texts.get(15),
                texts.get(16),
                new CurrencyCode(texts.get(17)),
                costs,
                rows);
    }
}
