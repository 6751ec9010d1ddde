package org.chargebackledger.api.adoption;

import org.chargebackledger.ledger.adoption.AdoptedMonth;
import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.adoption.AdoptionStatus;
import org.chargebackledger.projections.adoption.KnownAdoption;
import org.chargebackledger.projections.journal.JournalEntries;
import org.chargebackledger.projections.journal.PostedAmounts;
import org.chargebackledger.projections.run.Runs;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Leads from what a month was charged before an adoption to what it is charged since. */
@Component
class Bridges {

    private final PostedAmounts posted;
    private final JournalEntries entries;
    private final Runs runs;

    Bridges(PostedAmounts posted, JournalEntries entries, Runs runs) {
        this.posted = posted;
        this.entries = entries;
        this.runs = runs;
    }

    /**
     * One cost center's way.
     *
     * @param before posted for the month when the adoption was proposed
     * @param entries what the adoption posted for the month, in order; empty while it has not
     * @param after before and the entries; of a proposal what they will come to
     */
    record Row(String costCenter, Money before, List<EntryAmount> entries, Money after) {}

    /** What one entry moves. */
    record EntryAmount(String number, Money amount) {}

    /** A cost center in one currency. */
    private record Subject(String costCenter, CurrencyCode currency)
            implements Comparable<Subject> {

        @Override
        public int compareTo(Subject other) {
            var byCode = CodePointOrder.INSTANCE.compare(costCenter, other.costCenter);
            return byCode == 0 ? currency.code().compareTo(other.currency.code()) : byCode;
        }
    }

    /** By cost center; those that nothing changed for are in it too. */
    List<Row> of(KnownAdoption adoption, AdoptedMonth month) {
        var before = before(adoption.content().book(), month);
        var moves = moves(adoption, month);
        var subjects = new TreeMap<>(before);
        moves.keySet().forEach(subject -> subjects.putIfAbsent(subject, zero(subject)));
        var proposed = proposed(month);
        var rows = new ArrayList<Row>();
        subjects.forEach((subject, old) -> {
            var moved = moves.getOrDefault(subject, List.of());
            var difference =
                    adoption.status() == AdoptionStatus.PROPOSED
                            ? proposed.getOrDefault(subject, zero(subject))
                            : moved.stream()
                                    .map(EntryAmount::amount)
                                    .reduce(zero(subject), Money::plus);
            rows.add(new Row(subject.costCenter(), old, moved, old.plus(difference)));
        });
        return List.copyOf(rows);
    }

    private Map<Subject, Money> before(String book, AdoptedMonth month) {
        var asOf = month.heads().stream().mapToLong(Head::sequence).max().orElse(0);
        var sums = new TreeMap<Subject, Money>();
        for (var amount : posted.asOf(book, month.originPeriod(), asOf)) {
            var costCenter = amount.costCenter();
            if (costCenter != null) {
                var subject = new Subject(costCenter, amount.posted().currency());
                sums.merge(subject, amount.posted(), Money::plus);
            }
        }
        proposed(month).keySet().forEach(subject -> sums.putIfAbsent(subject, zero(subject)));
        return sums;
    }

    private static Map<Subject, Money> proposed(AdoptedMonth month) {
        var sums = new TreeMap<Subject, Money>();
        for (var difference : month.differences()) {
            var amount = difference.amount();
            sums.merge(
                    new Subject(difference.costCenter(), amount.currency()), amount, Money::plus);
        }
        return sums;
    }

    private Map<Subject, List<EntryAmount>> moves(KnownAdoption adoption, AdoptedMonth month) {
        var moves = new TreeMap<Subject, List<EntryAmount>>();
        runs.find(month.runId(adoption.adoptionId())).stream()
                .flatMap(run -> run.entries().stream())
                .flatMap(number -> entries.find(adoption.content().book(), number).stream())
                .forEach(entry -> add(moves, entry));
        return moves;
    }

    private static void add(Map<Subject, List<EntryAmount>> moves, Entry entry) {
        var sums = new TreeMap<Subject, Money>();
        for (var posting : entry.content().postings()) {
            var costCenter = posting.costCenter();
            if (costCenter != null) {
                var subject = new Subject(costCenter, posting.amount().currency());
                sums.merge(subject, posting.signed(), Money::plus);
            }
        }
        sums.forEach((subject, amount) ->
                moves.computeIfAbsent(subject, any -> new ArrayList<>())
                        .add(new EntryAmount(entry.number(), amount)));
    }

    private static Money zero(Subject subject) {
        return Money.zero(subject.currency());
    }
}
