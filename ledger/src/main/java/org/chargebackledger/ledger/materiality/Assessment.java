package org.chargebackledger.ledger.materiality;

import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.materiality.Change.Item;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.PostedAmount;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Compares what is charged otherwise for a closed month with what two persons allowed. Sizes are
 * added up and never netted, so what goes to and fro counts twice; neither order nor the way in
 * which a difference came in parts makes it smaller.
 */
public final class Assessment {

    private static final Comparator<Item> ITEMS = Comparator.naturalOrder();
    private static final Comparator<String> CODES = CodePointOrder.INSTANCE;

    private Assessment() {}

    /**
     * What a run is compared with.
     *
     * @param thresholds of the year of these months; null where none are approved
     * @param totals what those percentages are of
     */
    public record Yardstick(@Nullable Thresholds thresholds, ClosedTotals totals) {}

    /**
     * Every limit that is exceeded, by scope.
     *
     * @param run what is to be posted
     * @param sinceClose what was posted for the same month since its close
     * @param inPostingPeriod what was posted about other months where the run is to be posted
     * @param origin for the month that the run is of
     * @param posting for the month where it is posted
     */
    public static List<Exceeded> of(
            Restatement run,
            List<Restatement> sinceClose,
            List<Restatement> inPostingPeriod,
            Yardstick origin,
            Yardstick posting) {
        var exceeded = new ArrayList<Exceeded>();
        var now = run.changes();
        if (origin.thresholds() != null) {
            var all = with(now, sinceClose);
            exceeded.addAll(items(all, origin));
            exceeded.addAll(months(Scope.ORIGIN_PERIOD, now, origin));
            exceeded.addAll(months(Scope.CUMULATIVE, all, origin));
        }
        if (posting.thresholds() != null) {
            exceeded.addAll(months(Scope.POSTING_PERIOD, with(now, inPostingPeriod), posting));
        }
        return List.copyOf(exceeded);
    }

    /** What all changes come to, sizes added up, in each currency. */
    public static List<Money> gross(Restatement run) {
        var sums = new TreeMap<CurrencyCode, Money>();
        run.changes()
                .forEach(
                        change -> sums.merge(change.size().currency(), change.size(), Money::plus));
        return List.copyOf(sums.values());
    }

    /** What all differences come to, netted, in the currencies and the order of {@link #gross}. */
    public static List<Money> net(Restatement run) {
        var sums = new TreeMap<CurrencyCode, Money>();
        gross(run).forEach(money -> sums.put(money.currency(), Money.zero(money.currency())));
        Stream.concat(
                        Stream.concat(run.differences().stream(), run.accrualsEnded().stream())
                                .map(PostedAmount::posted),
                        run.revalued().stream().map(Restatement::worth))
                .filter(posted -> sums.containsKey(posted.currency()))
                .forEach(posted -> sums.merge(posted.currency(), posted, Money::plus));
        return List.copyOf(sums.values());
    }

    private static List<Change> with(List<Change> now, List<Restatement> before) {
        return Stream.concat(now.stream(), before.stream().flatMap(one -> one.changes().stream()))
                .toList();
    }

    private static List<Exceeded> items(List<Change> changes, Yardstick by) {
        var exceeded = new ArrayList<Exceeded>();
        byCurrency(changes)
                .forEach((currency, of) -> {
                    var test = new Sums<>(Scope.ITEM, currency, sums(of, Change::item, ITEMS));
                    exceeded.addAll(test.absolute(by, Assessment::words));
                    exceeded.addAll(
                            test.costCenterPercent(by, Item::costCenter, Assessment::words));
                    exceeded.addAll(test.bookPercent(by, Assessment::words));
                });
        return exceeded;
    }

    private static List<Exceeded> months(Scope scope, List<Change> changes, Yardstick by) {
        var exceeded = new ArrayList<Exceeded>();
        byCurrency(changes)
                .forEach((currency, of) -> {
                    var whole = new Sums<>(scope, currency, sums(of, any -> "", CODES));
                    exceeded.addAll(whole.absolute(by, any -> null));
                    var charged =
                            of.stream().filter(one -> one.item().costCenter() != null).toList();
                    var each =
                            new Sums<>(
                                    scope, currency, sums(charged, Assessment::costCenter, CODES));
                    exceeded.addAll(each.costCenterPercent(by, code -> code, code -> code));
                    exceeded.addAll(whole.bookPercent(by, any -> null));
                });
        return exceeded;
    }

    private static String costCenter(Change change) {
        var costCenter = change.item().costCenter();
        return costCenter == null ? "" : costCenter;
    }

    private static SortedMap<CurrencyCode, List<Change>> byCurrency(List<Change> changes) {
        var all = new TreeMap<CurrencyCode, List<Change>>();
        for (var change : changes) {
            all.computeIfAbsent(change.size().currency(), any -> new ArrayList<>()).add(change);
        }
        return all;
    }

    private static <K> SortedMap<K, Money> sums(
            List<Change> changes, Function<Change, K> key, Comparator<K> order) {
        var sums = new TreeMap<K, Money>(order);
        changes.forEach(change -> sums.merge(key.apply(change), change.size(), Money::plus));
        return sums;
    }

    private static String words(Item item) {
        var key = item.key();
        var words = item.costCenter() == null ? item.account() : item.costCenter();
        return key == null
                ? words
                : Stream.of(
                                words,
                                key.kind().text(),
                                key.pool(),
                                key.chargeCategory(),
                                key.service(),
                                key.cluster(),
                                key.namespace())
                        .filter(word -> !word.isEmpty())
                        .reduce((one, other) -> one + " / " + other)
                        .orElse(words);
    }
}
