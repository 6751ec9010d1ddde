package org.chargebackledger.api.close;

import org.chargebackledger.api.connector.BillSource;
import org.chargebackledger.api.connector.BillSources;
import org.chargebackledger.api.connector.SliceStates;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.adjustment.KnownAdjustment;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether every source of a month said its last word, or two persons accrued what it owes. */
@Component
class FinalSources {

    private static final String RECEIVED = "slices-received";
    private static final String FINAL = "sources-final-or-accrued";

    private final SliceStates slices;
    private final BillSources bills;
    private final ReadModels models;

    FinalSources(SliceStates slices, BillSources bills, ReadModels models) {
        this.slices = slices;
        this.bills = bills;
        this.models = models;
    }

    List<ChecklistItem> check(String book, Period period) {
        var accrued = accrued(book, period);
        var sources = bills.of(book, period);
        var last = last(book, period, sources, accrued);
        return slices.expectsAny(book)
                ? List.of(received(book, period, sources, accrued), last)
                : List.of(last);
    }

    /** A day without readings would be charged as if nobody had used anything. */
    private ChecklistItem received(
            String book,
            Period period,
            List<BillSource> sources,
            Map<SourceAccount, KnownAdjustment> accrued) {
        var estimated =
                sources.stream()
                        .filter(source -> isAccrued(source, accrued))
                        .map(BillSource::name)
                        .collect(Collectors.toSet());
        var gaps =
                slices.gaps(book, period).stream()
                        .filter(gap -> !estimated.contains(gap.connector().name()))
                        .map(SliceStates.Gap::text)
                        .toList();
        return new ChecklistItem(
                RECEIVED, gaps.isEmpty(), gaps.isEmpty() ? "nothing open" : words(gaps));
    }

    private ChecklistItem last(
            String book,
            Period period,
            List<BillSource> sources,
            Map<SourceAccount, KnownAdjustment> accrued) {
        var open = new ArrayList<String>();
        var known = new ArrayList<String>();
        for (var source : sources) {
            if (source.isFinal()) {
                known.add(source.name() + " is final");
            } else if (isAccrued(source, accrued)) {
                source.accounts().stream()
                        .map(accrued::get)
                        .map(Accrued::words)
                        .forEach(words -> known.add(source.name() + " is accrued: " + words));
            } else {
                open.add(unaccrued(source, accrued.keySet()));
            }
        }
        slices.preliminaryDays(book, period).stream()
                .map(gap -> gap.textOf("is preliminary on"))
                .forEach(open::add);
        unsaid(book, period, sources).forEach(known::add);
        return open.isEmpty()
                ? new ChecklistItem(FINAL, true, known.isEmpty() ? "no source" : words(known))
                : new ChecklistItem(FINAL, false, words(open));
    }

    private static boolean isAccrued(
            BillSource source, Map<SourceAccount, KnownAdjustment> accrued) {
        return !source.isFinal()
                && !source.accounts().isEmpty()
                && accrued.keySet().containsAll(source.accounts());
    }

    private static String unaccrued(BillSource source, Set<SourceAccount> accrued) {
        var lacking =
                source.accounts().stream()
                        .filter(account -> !accrued.contains(account))
                        .map(SourceAccount::toString)
                        .collect(Collectors.joining(", "));
        var state = source.isReceived() ? " is preliminary" : " is missing";
        return source.name()
                + state
                + (lacking.isEmpty() ? "" : ", and nothing is accrued of " + lacking);
    }

    /** A bill that somebody hands in does not say whether it is the last one. */
    private Stream<String> unsaid(String book, Period period, List<BillSource> sources) {
        var fetched = new HashSet<SourceAccount>();
        sources.forEach(source -> fetched.addAll(source.accounts()));
        return models.costSnapshots().current(book, period).stream()
                .flatMap(one -> one.snapshot().accounts().stream())
                .map(one -> one.account())
                .filter(account -> !fetched.contains(account))
                .distinct()
                .map(account -> account + ": not said by the source");
    }

    /** What is accrued of a month and not taken back. */
    private Map<SourceAccount, KnownAdjustment> accrued(String book, Period period) {
        return models.adjustments().openAccruals(book).stream()
                .filter(one -> one.content().period().equals(period))
                .collect(
                        Collectors.toMap(
                                one -> one.content().sourceAccount(),
                                one -> one,
                                (one, other) -> other));
    }

    private static String words(List<String> parts) {
        return String.join("; ", parts);
    }
}
