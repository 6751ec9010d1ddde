package org.chargebackledger.projections.statement;

import static org.chargebackledger.projections.statement.PerCurrency.sum;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.Bridge.Cause;
import org.chargebackledger.projections.statement.Bridge.End;
import org.chargebackledger.projections.statement.Bridge.Line;
import org.chargebackledger.projections.statement.Statement.View;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who and when a bridge is about; it compares the postings up to two entries.
 *
 * @param number without the currency
 */
record BridgeOf(String number, Period period, String costCenter, View view, Place from, Place to) {

    /** A sequence and the statement's revision there. */
    record Place(long asOf, int revision) {}

    private record Subject(Period originPeriod, PostingKey key) {
        static final Comparator<Subject> ORDER =
                Comparator.comparing(Subject::originPeriod).thenComparing(Subject::key);
    }

    /** One bridge for each currency; only a second currency shows in the number. */
    List<Bridge> over(List<StatedPosting> postings) {
        PerCurrency<Bridge> each = this::bridge;
        return each.of(number, postings);
    }

    private Bridge bridge(String fullNumber, CurrencyCode currency, List<StatedPosting> postings) {
        var bySubject = new TreeMap<Subject, List<StatedPosting>>(Subject.ORDER);
        for (var posting : postings) {
            var subject = new Subject(posting.originPeriod(), posting.key());
            bySubject.computeIfAbsent(subject, any -> new ArrayList<>()).add(posting);
        }
        var lines = new ArrayList<Line>();
        bySubject.forEach((subject, ofSubject) -> {
            if (ofSubject.getLast().sequence() > from.asOf()) {
                lines.add(line(currency, subject, ofSubject));
            }
        });
        var before = postings.stream().filter(one -> one.sequence() <= from.asOf()).toList();
        var start = end(from, currency, before);
        var end = end(to, currency, postings);
        return new Bridge(
                fullNumber,
                period,
                costCenter,
                view,
                start,
                end,
                end.total().minus(start.total()),
                List.copyOf(lines));
    }

    private static End end(Place place, CurrencyCode currency, List<StatedPosting> postings) {
        return new End(
                place.asOf(),
                place.revision(),
                sum(currency, postings),
                sum(currency, postings.stream().filter(StatedPosting::charged).toList()));
    }

    private Line line(CurrencyCode currency, Subject subject, List<StatedPosting> postings) {
        var before = postings.stream().filter(one -> one.sequence() <= from.asOf()).toList();
        var byEntry = new LinkedHashMap<String, List<StatedPosting>>();
        for (var posting : postings.subList(before.size(), postings.size())) {
            byEntry.computeIfAbsent(posting.entry(), any -> new ArrayList<>()).add(posting);
        }
        var earlier = sum(currency, before);
        var now = sum(currency, postings);
        return new Line(
                subject.originPeriod(),
                subject.key(),
                Label.of(subject.key()),
                earlier,
                now,
                now.minus(earlier),
                byEntry.entrySet().stream().map(one -> cause(currency, one)).toList());
    }

    private static Cause cause(
            CurrencyCode currency, Map.Entry<String, List<StatedPosting>> entry) {
        var first = entry.getValue().getFirst();
        return new Cause(
                entry.getKey(),
                first.kind(),
                first.reason(),
                first.period(),
                sum(currency, entry.getValue()),
                entry.getValue().stream().map(StatedPosting::id).toList());
    }
}
