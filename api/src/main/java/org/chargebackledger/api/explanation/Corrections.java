package org.chargebackledger.api.explanation;

import org.chargebackledger.api.explanation.Earlier.Item;
import org.chargebackledger.api.explanation.Explanation.Policy;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.projections.journal.KnownPosting;
import org.chargebackledger.projections.journal.Postings;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Optional;

/** Says what a correction takes the place of: the old side of new minus old. */
@Component
final class Corrections {

    private final Postings postings;
    private final Runs runs;
    private final RunTrail trails;

    Corrections(Postings postings, Runs runs, RunTrail trails) {
        this.postings = postings;
        this.runs = runs;
        this.trails = trails;
    }

    /** Null on a first allocation, which corrects nothing, and on clearing, the other side. */
    @Nullable Earlier earlier(String book, KnownPosting posting, KnownRun run, int daysMax) {
        if (posting.kind() == EntryKind.ALLOCATION || Balance.isOtherSide(posting.posting())) {
            return null;
        }
        var before = postings.before(book, posting);
        var currency = posting.sourceAccount().currency();
        var exact = Exact.ZERO;
        var posted = Money.zero(currency);
        for (var one : before) {
            exact = exact.plus(one.posting().exact());
            posted = posted.plus(one.posting().signed());
        }
        var replaced = replaced(run);
        var key = posting.posting().key();
        return new Earlier(
                exact,
                posted,
                before.stream()
                        .map(one ->
                                new Item(
                                        one.id(),
                                        one.period(),
                                        one.posting().exact(),
                                        one.posting().signed()))
                        .toList(),
                replaced.map(KnownRun::runId).orElse(null),
                replaced.map(one -> Policy.of(one.inputs())).orElse(null),
                key == null
                        ? null
                        : replaced.map(one -> workings(one, posting, key, daysMax)).orElse(null));
    }

    /** The run that was posted for the month just before. */
    private Optional<KnownRun> replaced(KnownRun run) {
        return runs.posted(run.inputs().book(), run.inputs().period()).stream()
                .filter(one -> one.position() < run.position())
                .reduce((_, later) -> later);
    }

    private Workings workings(KnownRun run, KnownPosting posting, PostingKey key, int daysMax) {
        var account = posting.sourceAccount();
        return WorkingsWriter.write(
                trails.trail(run, account, key),
                trails.rules(run),
                account.currency(),
                LinesBehind.bearer(posting.posting()),
                key,
                daysMax);
    }
}
