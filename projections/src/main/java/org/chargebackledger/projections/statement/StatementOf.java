package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.Statement.Adjustment;
import org.chargebackledger.projections.statement.Statement.Line;
import org.chargebackledger.projections.statement.Statement.Mode;
import org.chargebackledger.projections.statement.Statement.View;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who and when a statement is about; it adds postings up to the statement.
 *
 * @param number without the currency
 */
record StatementOf(
        String number, int revision, Period period, String costCenter, View view, long asOf) {

    /** What adjustments are gathered by. */
    private record Correction(Period originPeriod, String reason) {
        static final Comparator<Correction> ORDER =
                Comparator.comparing(Correction::originPeriod).thenComparing(Correction::reason);
    }

    /** One statement for each currency; only a second currency shows in the number. */
    List<Statement> from(List<StatedPosting> postings) {
        var byCurrency = new TreeMap<CurrencyCode, List<StatedPosting>>();
        for (var posting : postings) {
            byCurrency
                    .computeIfAbsent(posting.amount().currency(), any -> new ArrayList<>())
                    .add(posting);
        }
        var several = byCurrency.size() > 1;
        return byCurrency.entrySet().stream()
                .map(one ->
                        statement(
                                several ? number + "-" + one.getKey() : number,
                                one.getKey(),
                                one.getValue()))
                .toList();
    }

    private Statement statement(
            String fullNumber, CurrencyCode currency, List<StatedPosting> postings) {
        var byKey = new TreeMap<PostingKey, List<StatedPosting>>();
        var byCorrection = new TreeMap<Correction, List<StatedPosting>>(Correction.ORDER);
        for (var posting : postings) {
            if (view == View.RESTATED || posting.originPeriod().equals(period)) {
                byKey.computeIfAbsent(posting.key(), any -> new ArrayList<>()).add(posting);
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
                sum(currency, postings),
                sum(currency, charged));
    }

    private static Line line(
            CurrencyCode currency, Map.Entry<PostingKey, List<StatedPosting>> line) {
        return new Line(
                line.getKey(),
                Label.of(line.getKey()),
                sum(currency, line.getValue()),
                ids(line.getValue()));
    }

    private static Adjustment adjustment(
            CurrencyCode currency, Map.Entry<Correction, List<StatedPosting>> adjustment) {
        return new Adjustment(
                adjustment.getKey().originPeriod(),
                adjustment.getKey().reason(),
                sum(currency, adjustment.getValue()),
                ids(adjustment.getValue()));
    }

    private static List<String> ids(Collection<StatedPosting> postings) {
        return postings.stream().map(StatedPosting::id).toList();
    }

    private static Money sum(CurrencyCode currency, Collection<StatedPosting> postings) {
        return postings.stream()
                .map(StatedPosting::amount)
                .reduce(Money.zero(currency), Money::plus);
    }
}
