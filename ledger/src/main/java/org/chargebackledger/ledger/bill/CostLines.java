package org.chargebackledger.ledger.bill;

import static java.util.Objects.requireNonNull;

import org.chargebackledger.ledger.canonical.Digestible;
import org.chargebackledger.ledger.canonical.LineText;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A block of cost lines of one snapshot, held by column: each text column is a dictionary and a
 * code per line, so that a rule can be decided once per distinct value.
 */
public final class CostLines implements Digestible {

    private final int[] startDays;
    private final int[] endDays;
    private final Map<TextColumn, List<String>> dictionaries;
    private final Map<TextColumn, int[]> codes;
    private final Exact[] list;
    private final Exact[] contracted;
    private final Exact[] billed;
    private final Exact[] effective;
    private final long[] rows;

    /** Takes ownership of the arrays, which all have one element per line. */
    public CostLines(
            int[] startDays,
            int[] endDays,
            Map<TextColumn, List<String>> dictionaries,
            Map<TextColumn, int[]> codes,
            Exact[] list,
            Exact[] contracted,
            Exact[] billed,
            Exact[] effective,
            long[] rows) {
        this.startDays = startDays;
        this.endDays = endDays;
        this.dictionaries = new EnumMap<>(dictionaries);
        this.codes = new EnumMap<>(codes);
        this.list = list;
        this.contracted = contracted;
        this.billed = billed;
        this.effective = effective;
        this.rows = rows;
    }

    public static CostLines of(List<CostLine> lines) {
        var dictionaries = new EnumMap<TextColumn, List<String>>(TextColumn.class);
        var codes = new EnumMap<TextColumn, int[]>(TextColumn.class);
        for (var column : TextColumn.values()) {
            var index = new HashMap<String, Integer>();
            var dictionary = new ArrayList<String>();
            var columnCodes = new int[lines.size()];
            for (var i = 0; i < columnCodes.length; i++) {
                columnCodes[i] =
                        index.computeIfAbsent(
                                column.of(lines.get(i)),
                                text -> {
                                    dictionary.add(text);
                                    return dictionary.size() - 1;
                                });
            }
            dictionaries.put(column, List.copyOf(dictionary));
            codes.put(column, columnCodes);
        }
        return new CostLines(
                lines.stream().mapToInt(line -> (int) line.startDay().toEpochDay()).toArray(),
                lines.stream().mapToInt(line -> (int) line.endDay().toEpochDay()).toArray(),
                dictionaries,
                codes,
                lines.stream().map(line -> line.costs().list()).toArray(Exact[]::new),
                lines.stream().map(line -> line.costs().contracted()).toArray(Exact[]::new),
                lines.stream().map(line -> line.costs().billed()).toArray(Exact[]::new),
                lines.stream().map(line -> line.costs().effective()).toArray(Exact[]::new),
                lines.stream().mapToLong(CostLine::rows).toArray());
    }

    public int size() {
        return rows.length;
    }

    /** First UTC day charged, as an epoch day. */
    public int startDay(int line) {
        return startDays[line];
    }

    /** The UTC day after the last one charged, as an epoch day. */
    public int endDay(int line) {
        return endDays[line];
    }

    public String text(TextColumn column, int line) {
        return dictionary(column).get(code(column, line));
    }

    /** The line's position in the column's dictionary. */
    public int code(TextColumn column, int line) {
        return requireNonNull(codes.get(column))[line];
    }

    /** The column's distinct values, in order of first appearance. */
    public List<String> dictionary(TextColumn column) {
        return requireNonNull(dictionaries.get(column));
    }

    public Exact list(int line) {
        return list[line];
    }

    public Exact contracted(int line) {
        return contracted[line];
    }

    public Exact billed(int line) {
        return billed[line];
    }

    public Exact effective(int line) {
        return effective[line];
    }

    /** How many bill rows the line sums. */
    public long rows(int line) {
        return rows[line];
    }

    public CostLine line(int line) {
        return new CostLine(
                LocalDate.ofEpochDay(startDays[line]),
                LocalDate.ofEpochDay(endDays[line]),
                text(TextColumn.PROVIDER, line),
                text(TextColumn.BILLING_ACCOUNT, line),
                text(TextColumn.SUB_ACCOUNT, line),
                text(TextColumn.INVOICE_ISSUER, line),
                text(TextColumn.INVOICE_ID, line),
                text(TextColumn.REGION, line),
                text(TextColumn.SERVICE, line),
                text(TextColumn.CHARGE_CATEGORY, line),
                text(TextColumn.CHARGE_CLASS, line),
                text(TextColumn.PRICING_CATEGORY, line),
                text(TextColumn.COMMITMENT_ID, line),
                text(TextColumn.COMMITMENT_STATUS, line),
                text(TextColumn.RESOURCE, line),
                text(TextColumn.CLUSTER, line),
                text(TextColumn.NAMESPACE, line),
                text(TextColumn.WORKLOAD, line),
                text(TextColumn.TAGS, line),
                new CurrencyCode(text(TextColumn.CURRENCY, line)),
                new Costs(list[line], contracted[line], billed[line], effective[line]),
                rows[line]);
    }

    @Override
    public void writeTo(LineText out) {
        var columns = TextColumn.values();
        var texts = new byte[columns.length][][];
        for (var i = 0; i < columns.length; i++) {
            texts[i] = dictionary(columns[i]).stream().map(LineText::encode).toArray(byte[][]::new);
        }
        for (var line = 0; line < size(); line++) {
            out.encoded(LineText.encode(LocalDate.ofEpochDay(startDays[line])));
            out.encoded(LineText.encode(LocalDate.ofEpochDay(endDays[line])));
            for (var i = 0; i < columns.length; i++) {
                out.encoded(texts[i][code(columns[i], line)]);
            }
            out.exact(list[line]).exact(contracted[line]);
            out.exact(billed[line]).exact(effective[line]);
            out.number(rows[line]).end();
        }
    }

    /** Whether the lines are the same, in the same order, whatever their dictionaries. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CostLines lines
                && Arrays.equals(startDays, lines.startDays)
                && Arrays.equals(endDays, lines.endDays)
                && Arrays.equals(list, lines.list)
                && Arrays.equals(contracted, lines.contracted)
                && Arrays.equals(billed, lines.billed)
                && Arrays.equals(effective, lines.effective)
                && Arrays.equals(rows, lines.rows)
                && sameTexts(lines);
    }

    private boolean sameTexts(CostLines other) {
        for (var column : TextColumn.values()) {
            for (var line = 0; line < size(); line++) {
                if (!text(column, line).equals(other.text(column, line))) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(billed);
    }

    @Override
    public String toString() {
        return size() + " cost lines";
    }
}
