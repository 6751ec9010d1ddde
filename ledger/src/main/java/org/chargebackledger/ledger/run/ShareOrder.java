package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.run.Shares.Label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The stated order of shares. There are hundreds of thousands of them, made of few distinct texts;
 * so these are ranked once, and shares compared by their ranks.
 */
final class ShareOrder {

    /** One field of a label: how its distinct values are ordered. */
    private record Field<T extends Comparable<T>>(
            Function<Label, T> of, Comparator<? super T> order) {

        static <T extends Comparable<T>> Field<T> natural(Function<Label, T> of) {
            return new Field<>(of, Comparator.naturalOrder());
        }

        static Field<String> byCodePoint(Function<Label, String> of) {
            return new Field<>(of, CodePointOrder.INSTANCE);
        }

        void rank(Collection<Label> labels, int[][] ranks, int position) {
            var values = new HashSet<T>();
            labels.forEach(label -> values.add(of.apply(label)));
            var sorted = new ArrayList<>(values);
            sorted.sort(order);
            var rankOf = new HashMap<T, Integer>();
            sorted.forEach(value -> rankOf.put(value, rankOf.size()));
            var i = 0;
            for (var label : labels) {
                ranks[i++][position] = rankOf.getOrDefault(of.apply(label), 0);
            }
        }
    }

    private static final List<Field<?>> FIELDS =
            List.of(
                    Field.natural(Label::step),
                    Field.natural(Label::account),
                    Field.byCodePoint(Label::costCenter),
                    Field.byCodePoint(Label::intoPool),
                    Field.natural(Label::key),
                    Field.natural(Label::day),
                    Field.natural(Label::origin),
                    Field.natural(Label::cluster),
                    Field.natural(Label::node),
                    Field.natural(Label::namespace),
                    Field.natural(Label::driver));

    private ShareOrder() {}

    /** What belongs to labels, in the order of the labels. */
    static <V> List<Map.Entry<Label, V>> sorted(Map<Label, V> byLabel) {
        var ranks = new int[byLabel.size()][FIELDS.size()];
        for (var i = 0; i < FIELDS.size(); i++) {
            FIELDS.get(i).rank(byLabel.keySet(), ranks, i);
        }
        var entries = List.copyOf(byLabel.entrySet());
        return IntStream.range(0, ranks.length)
                .boxed()
                .sorted((one, other) -> Arrays.compare(ranks[one], ranks[other]))
                .map(entries::get)
                .toList();
    }
}
