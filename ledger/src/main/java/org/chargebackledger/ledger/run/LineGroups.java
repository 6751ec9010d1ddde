package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.CostBasis;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cost lines that differ in nothing the policy asks about, summed: everything after this works on
 * groups, of which a month has far fewer than lines.
 */
final class LineGroups {

    private static final int START = 0;
    private static final int END = 1;
    private static final int FIRST_TEXT = 2;

    private static final List<TextColumn> ACCOUNT =
            List.of(
                    TextColumn.PROVIDER,
                    TextColumn.BILLING_ACCOUNT,
                    TextColumn.INVOICE_ISSUER,
                    TextColumn.CURRENCY);

    private final List<TextColumn> columns;
    private final Map<TextColumn, Integer> elements = new EnumMap<>(TextColumn.class);
    private final TupleIndex tuples;
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> codes = new HashMap<>();
    private final ColumnViews views;
    private final Map<TextColumn, Map<String, Integer>> seen = new EnumMap<>(TextColumn.class);
    private final List<Exact> amounts = new ArrayList<>();
    private final List<Exact> billed = new ArrayList<>();
    private final List<PriceSums> prices = new ArrayList<>();
    private final boolean priced;
    private final List<SourceAccount> accounts = new ArrayList<>();
    private final int[] accountOf;
    private final CostBasis basis;

    /**
     * The cost lines of a month, kept apart as far as its policy needs.
     *
     * @param priced whether their prices are summed, too
     */
    static LineGroups of(AllocationInputs inputs, NodeJoin nodes, boolean priced) {
        return new LineGroups(
                inputs, PolicyColumns.grouping(inputs), ColumnViews.of(inputs, nodes), priced);
    }

    /** The same, with certain charges apart from others. */
    static LineGroups of(AllocationInputs inputs, NodeJoin nodes, Set<Trails.Key> charges) {
        var columns = PolicyColumns.grouping(inputs);
        columns.addAll(PolicyColumns.FOLLOWED);
        return new LineGroups(inputs, columns, ColumnViews.of(inputs, nodes, charges), false);
    }

    /**
     * Sums all lines of the blocks.
     *
     * @param columns the text columns that are kept apart
     */
    private LineGroups(
            AllocationInputs inputs, Set<TextColumn> columns, ColumnViews views, boolean priced) {
        this.views = views;
        this.priced = priced;
        this.columns = List.copyOf(columns);
        this.basis = inputs.policy().costBasis();
        this.tuples = new TupleIndex(FIRST_TEXT + columns.size());
        for (var i = 0; i < this.columns.size(); i++) {
            elements.put(this.columns.get(i), FIRST_TEXT + i);
        }
        inputs.costs().forEach(this::add);
        accountOf = accounts();
    }

    private void add(CostLines block) {
        var translations = new int[columns.size()][];
        for (var i = 0; i < translations.length; i++) {
            translations[i] = translation(columns.get(i), block);
        }
        var tuple = new int[FIRST_TEXT + translations.length];
        for (var line = 0; line < block.size(); line++) {
            tuple[START] = block.startDay(line);
            tuple[END] = block.endDay(line);
            for (var i = 0; i < translations.length; i++) {
                tuple[FIRST_TEXT + i] = translations[i][block.code(columns.get(i), line)];
            }
            var group = tuples.numberOf(tuple);
            var amount = BasisAmount.of(block, line, basis);
            add(group, amount, block.billed(line));
            if (priced) {
                prices.get(group).add(block, line, amount);
            }
        }
    }

    private void add(int group, Exact amount, Exact lineBilled) {
        if (group == amounts.size()) {
            amounts.add(amount);
            billed.add(lineBilled);
            if (priced) {
                prices.add(new PriceSums());
            }
        } else {
            amounts.set(group, amounts.get(group).plus(amount));
            billed.set(group, billed.get(group).plus(lineBilled));
        }
    }

    /** The codes that stand here for the codes of a block's dictionary. */
    private int[] translation(TextColumn column, CostLines block) {
        var known = seen.computeIfAbsent(column, any -> new HashMap<>());
        return block.dictionary(column).stream()
                .mapToInt(
                        text -> known.computeIfAbsent(text, any -> code(views.view(column, text))))
                .toArray();
    }

    private int code(String text) {
        return codes.computeIfAbsent(
                text,
                any -> {
                    texts.add(text);
                    return texts.size() - 1;
                });
    }

    int size() {
        return tuples.size();
    }

    /** The text that all lines of the group have in a column; empty in a column not kept apart. */
    String text(TextColumn column, int group) {
        var element = elements.get(column);
        return element == null ? "" : texts.get(tuples.get(group, element));
    }

    /** A number that stands for the text: the same within all groups, for memory of decisions. */
    int code(TextColumn column, int group) {
        var element = elements.get(column);
        return element == null ? -1 : tuples.get(group, element);
    }

    /** First UTC day charged, as an epoch day. */
    int startDay(int group) {
        return tuples.get(group, START);
    }

    /** The UTC day after the last one charged, as an epoch day. */
    int endDay(int group) {
        return tuples.get(group, END);
    }

    /** What is allocated, on the policy's basis. */
    Exact amount(int group) {
        return amounts.get(group);
    }

    Exact billed(int group) {
        return billed.get(group);
    }

    /** What its lines are at other prices; null where nobody asks. */
    @Nullable PriceSums prices(int group) {
        return priced ? prices.get(group) : null;
    }

    SourceAccount account(int group) {
        return accounts.get(accountOf[group]);
    }

    private int[] accounts() {
        var numbers = new TupleIndex(ACCOUNT.size());
        var tuple = new int[ACCOUNT.size()];
        var numberOf = new int[size()];
        for (var group = 0; group < numberOf.length; group++) {
            for (var i = 0; i < tuple.length; i++) {
                tuple[i] = code(ACCOUNT.get(i), group);
            }
            numberOf[group] = numbers.numberOf(tuple);
            if (numberOf[group] == accounts.size()) {
                accounts.add(
                        new SourceAccount(
                                text(TextColumn.PROVIDER, group),
                                text(TextColumn.BILLING_ACCOUNT, group),
                                text(TextColumn.INVOICE_ISSUER, group),
                                new CurrencyCode(text(TextColumn.CURRENCY, group))));
            }
        }
        return numberOf;
    }
}
