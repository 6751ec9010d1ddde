package org.chargebackledger.ledger.walk;

import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.materiality.Assessment;
import org.chargebackledger.ledger.materiality.Assessment.Yardstick;
import org.chargebackledger.ledger.materiality.Breach;
import org.chargebackledger.ledger.materiality.ClosedTotals;
import org.chargebackledger.ledger.materiality.Restatement;
import org.chargebackledger.ledger.materiality.Thresholds;
import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.TrueUp;
import org.chargebackledger.ledger.time.Period;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Measures a run's part in a book as the service does, from entries. */
record Sizes(Thresholds thresholds) {

    Optional<Breach> of(
            String name, Watch.Shelf book, WalkedRun run, Period posting, List<EntryDraft> drafts) {
        var origin = run.month().period();
        var close = book.isClosed(origin) ? book.closes.get(origin) : null;
        var restatement = restatement(drafts);
        var exceeded =
                Assessment.of(
                        restatement,
                        restatements(
                                book,
                                entry ->
                                        close != null
                                                && entry.content().originPeriod().equals(origin)
                                                && entry.sequence() > close.asOf()),
                        restatements(book, entry -> entry.period().equals(posting)),
                        new Yardstick(close == null ? null : thresholds, new ClosedTotals()),
                        new Yardstick(thresholds, new ClosedTotals()));
        return exceeded.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Breach(
                                name,
                                run.runId(),
                                origin,
                                posting,
                                close == null ? 0 : close.revision(),
                                List.of("thresholds"),
                                Assessment.gross(restatement),
                                Assessment.net(restatement),
                                exceeded));
    }

    private static List<Restatement> restatements(Watch.Shelf book, Predicate<Entry> which) {
        var causes = new LinkedHashMap<String, List<EntryDraft>>();
        book.entries.stream()
                .filter(entry -> !entry.period().equals(entry.content().originPeriod()))
                .filter(which)
                .map(Entry::content)
                .forEach(draft ->
                        causes.computeIfAbsent(cause(draft), any -> new ArrayList<>()).add(draft));
        return causes.values().stream().map(Sizes::restatement).toList();
    }

    private static String cause(EntryDraft draft) {
        var run = draft.runId();
        return run == null ? Objects.requireNonNull(draft.approved()).adjustmentId() : run;
    }

    private static Restatement restatement(List<EntryDraft> drafts) {
        var differences = new ArrayList<PostedAmount>();
        var revalued = new ArrayList<PostedAmount>();
        for (var draft : drafts) {
            var charged =
                    draft.postings().stream()
                            .filter(posting -> !posting.account().startsWith("due-to:"))
                            .toList();
            var amounts = TrueUp.posted(draft.sourceAccount(), charged);
            (draft.kind() == EntryKind.RATE_CHANGE ? revalued : differences).addAll(amounts);
        }
        return new Restatement(differences, List.of(), revalued);
    }
}
