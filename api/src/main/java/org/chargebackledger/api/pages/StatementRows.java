package org.chargebackledger.api.pages;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.statement.Statement;
import org.chargebackledger.projections.statement.Statement.Line;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A statement's lines beside those of the month before, in groups. */
final class StatementRows {

    private StatementRows() {}

    /**
     * One line.
     *
     * @param before the month before; null where nothing was charged then
     * @param postings none where nothing is charged now
     */
    public record Row(
            String label,
            String whereFrom,
            Money amount,
            @Nullable Money before,
            Money change,
            List<String> postings) {}

    /** The lines of one group and their sum. */
    public record Group(StatementGroup group, List<Row> rows, Money total, Money before) {}

    static List<Group> of(Statement statement, @Nullable Statement before) {
        var currency = statement.total().currency();
        var earlier = byKey(before == null ? List.of() : before.lines());
        var now = byKey(statement.lines());
        var keys = new TreeMap<PostingKey, Line>(earlier);
        keys.putAll(now);
        var groups = new EnumMap<StatementGroup, List<Row>>(StatementGroup.class);
        keys.forEach((key, line) ->
                groups.computeIfAbsent(StatementGroup.of(key), any -> new ArrayList<>())
                        .add(row(line, now.get(key), earlier.get(key), currency)));
        return groups.entrySet().stream()
                .map(one -> group(one.getKey(), one.getValue(), currency))
                .toList();
    }

    private static Map<PostingKey, Line> byKey(List<Line> lines) {
        var byKey = new TreeMap<PostingKey, Line>();
        lines.forEach(line -> byKey.put(line.key(), line));
        return byKey;
    }

    private static Row row(
            Line line, @Nullable Line now, @Nullable Line before, CurrencyCode currency) {
        var amount = now == null ? Money.zero(currency) : now.amount();
        var earlier = before == null ? null : before.amount();
        return new Row(
                line.label(),
                StatementGroup.whereFrom(line.key()),
                amount,
                earlier,
                earlier == null ? amount : amount.minus(earlier),
                now == null ? List.of() : now.postings());
    }

    private static Group group(StatementGroup group, List<Row> rows, CurrencyCode currency) {
        var total = rows.stream().map(Row::amount).reduce(Money.zero(currency), Money::plus);
        var before = Money.zero(currency);
        for (var row : rows) {
            var earlier = row.before();
            before = earlier == null ? before : before.plus(earlier);
        }
        return new Group(group, List.copyOf(rows), total, before);
    }
}
