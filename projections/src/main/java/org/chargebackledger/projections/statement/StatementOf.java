package org.chargebackledger.projections.statement;

import static org.chargebackledger.projections.statement.PerCurrency.sum;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.AppliedRate;
import org.chargebackledger.ledger.run.Savings;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.Statement.Adjustment;
import org.chargebackledger.projections.statement.Statement.Currencies;
import org.chargebackledger.projections.statement.Statement.Later;
import org.chargebackledger.projections.statement.Statement.Line;
import org.chargebackledger.projections.statement.Statement.Mode;
import org.chargebackledger.projections.statement.Statement.View;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Who and when a statement is about; it adds postings up to the statement.
 *
 * @param number without the currency
 * @param details by currency
 */
record StatementOf(
        String number,
        int revision,
        Period period,
        String costCenter,
        View view,
        Currencies currencies,
        long asOf,
        Function<CurrencyCode, Details> details) {

    /** What adjustments are gathered by. */
    private record Correction(Period other, String reason) {
        static final Comparator<Correction> ORDER =
                Comparator.comparing(Correction::other).thenComparing(Correction::reason);
    }

    /**
     * One statement for each currency. A second currency shows in the number, and so does one in
     * which the book does not keep its accounts.
     */
    List<Statement> from(List<StatedPosting> postings) {
        PerCurrency<Statement> each = this::statement;
        return each.of(number, isForeign(postings), postings);
    }

    private boolean isForeign(List<StatedPosting> postings) {
        return currencies == Currencies.TRANSACTION
                && postings.stream().anyMatch(posting -> posting.rate() != null);
    }

    private Statement statement(
            String fullNumber, CurrencyCode currency, List<StatedPosting> postings) {
        var byKey = new TreeMap<PostingKey, List<StatedPosting>>();
        var byCorrection = new TreeMap<Correction, List<StatedPosting>>(Correction.ORDER);
        var later = new TreeMap<Correction, List<StatedPosting>>(Correction.ORDER);
        for (var posting : postings) {
            if (view == View.RESTATED || posting.originPeriod().equals(period)) {
                byKey.computeIfAbsent(posting.key(), any -> new ArrayList<>()).add(posting);
                if (!posting.period().equals(period)) {
                    var correction = new Correction(posting.period(), posting.reason());
                    later.computeIfAbsent(correction, any -> new ArrayList<>()).add(posting);
                }
            } else {
                var correction = new Correction(posting.originPeriod(), posting.reason());
                byCorrection.computeIfAbsent(correction, any -> new ArrayList<>()).add(posting);
            }
        }
        var charged = postings.stream().filter(StatedPosting::charged).toList();
        return new Statement(
                fullNumber,
                revision,
                period,
                costCenter,
                view,
                charged.isEmpty() ? Mode.SHOWBACK : Mode.CHARGEBACK,
                asOf,
                byKey.entrySet().stream().map(one -> line(currency, one)).toList(),
                byCorrection.entrySet().stream().map(one -> adjustment(currency, one)).toList(),
                later.entrySet().stream().map(one -> later(currency, one)).toList(),
                sum(currency, postings),
                sum(currency, charged),
                postings.stream().map(StatedPosting::exact).reduce(Exact.ZERO, Exact::plus),
                rates(postings),
                details(currency, postings));
    }

    /** Those that were used, newest last. */
    private List<AppliedRate> rates(List<StatedPosting> postings) {
        return currencies == Currencies.TRANSACTION
                ? List.of()
                : postings.stream()
                        .map(StatedPosting::rate)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }

    /** What was computed in currencies of other bills is stated at the rate used last. */
    private Details details(CurrencyCode currency, List<StatedPosting> postings) {
        var own = details.apply(currency);
        var latest = new TreeMap<CurrencyCode, AppliedRate>();
        rates(postings).forEach(rate -> latest.put(rate.from(), rate));
        var shared = new ArrayList<>(own.shared());
        var savings = new ArrayList<Savings>();
        add(savings, own.savings());
        latest.forEach((foreign, rate) -> {
            var billed = details.apply(foreign);
            billed.shared().forEach(one -> shared.add(one.at(rate.conversion())));
            add(savings, billed.savings() == null ? null : billed.savings().at(rate.conversion()));
        });
        var whole =
                own.with(List.copyOf(shared), savings.stream().reduce(Savings::plus).orElse(null));
        return isForeign(postings) ? whole.withoutBudget() : whole;
    }

    private static void add(List<Savings> all, @Nullable Savings one) {
        if (one != null) {
            all.add(one);
        }
    }

    /** What postings are in the currencies of their bills; nothing unless both are stated. */
    private List<Money> billed(Collection<StatedPosting> postings) {
        if (currencies != Currencies.BOTH
                || postings.stream().allMatch(one -> one.rate() == null)) {
            return List.of();
        }
        var sums = new TreeMap<CurrencyCode, Money>();
        postings.forEach(one -> sums.merge(one.billed().currency(), one.billed(), Money::plus));
        return List.copyOf(sums.values());
    }

    private static Later later(
            CurrencyCode currency, Map.Entry<Correction, List<StatedPosting>> later) {
        return new Later(
                later.getKey().other(),
                later.getKey().reason(),
                sum(currency, later.getValue()),
                ids(later.getValue()));
    }

    private Line line(CurrencyCode currency, Map.Entry<PostingKey, List<StatedPosting>> line) {
        return new Line(
                line.getKey(),
                Label.of(line.getKey()),
                sum(currency, line.getValue()),
                billed(line.getValue()),
                ids(line.getValue()));
    }

    private Adjustment adjustment(
            CurrencyCode currency, Map.Entry<Correction, List<StatedPosting>> adjustment) {
        return new Adjustment(
                adjustment.getKey().other(),
                adjustment.getKey().reason(),
                sum(currency, adjustment.getValue()),
                billed(adjustment.getValue()),
                ids(adjustment.getValue()));
    }

    private static List<String> ids(Collection<StatedPosting> postings) {
        return postings.stream().map(StatedPosting::id).toList();
    }
}
