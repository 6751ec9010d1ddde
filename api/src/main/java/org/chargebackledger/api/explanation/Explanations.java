package org.chargebackledger.api.explanation;

import org.chargebackledger.api.explanation.Balance.OtherSide;
import org.chargebackledger.api.explanation.Explanation.Line;
import org.chargebackledger.api.explanation.Explanation.Lines;
import org.chargebackledger.api.explanation.Explanation.Policy;
import org.chargebackledger.api.journal.KeyView;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.policy.wording.OriginWords;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.journal.JournalEntries;
import org.chargebackledger.projections.journal.KnownPosting;
import org.chargebackledger.projections.journal.Postings;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Explains postings from their run's frozen inputs, recorded shares and bill lines. */
@Component
public class Explanations {

    private final Postings postings;
    private final Runs runs;
    private final RunTrail trails;
    private final SnapshotReader lines;
    private final CostSnapshots snapshots;
    private final JournalEntries entries;
    private final Corrections corrections;
    private final DecidedPostings decided;
    private final LabelTrail labels;

    Explanations(
            Postings postings,
            Runs runs,
            RunTrail trails,
            SnapshotReader lines,
            CostSnapshots snapshots,
            JournalEntries entries,
            Corrections corrections,
            DecidedPostings decided,
            LabelTrail labels) {
        this.postings = postings;
        this.runs = runs;
        this.trails = trails;
        this.lines = lines;
        this.snapshots = snapshots;
        this.entries = entries;
        this.corrections = corrections;
        this.decided = decided;
        this.labels = labels;
    }

    /** A posting with its explanation and the first of the lines behind it. */
    public record Explained(
            KnownPosting posting, Explanation explanation, List<CostLineView> firstLines) {}

    /** What is read again to explain a posting. */
    private record Source(
            KnownPosting posting, KnownRun run, RunTrail.Rules rules, ShareTrail trail) {

        @Nullable Workings workings(int daysMax) {
            var of = posting.posting();
            var key = of.key();
            return key == null
                    ? null
                    : WorkingsWriter.write(
                            trail,
                            rules,
                            posting.sourceAccount().currency(),
                            LinesBehind.bearer(of),
                            key,
                            daysMax);
        }

        @Nullable Balance balance() {
            var of = posting.posting();
            return of.key() != null || Balance.isOtherSide(of)
                    ? null
                    : run.accounts().stream()
                            .filter(one -> one.account().equals(posting.sourceAccount()))
                            .findFirst()
                            .map(one -> Balance.of(one, of))
                            .orElse(null);
        }

        /** The rule or the pool as the policy says it. */
        @Nullable String words(@Nullable String rule, @Nullable String pool) {
            var key = posting.posting().key();
            if (pool != null) {
                return OriginWords.ofPool(rules.policy(), pool).orElse(null);
            }
            if (rule == null || key == null) {
                return null;
            }
            return (key.kind() == PostingKey.Kind.NODE
                            ? OriginWords.ofNamespaces(rules.policy(), rule)
                            : OriginWords.ofLines(rules.policy(), rule))
                    .orElse(null);
        }
    }

    Optional<KnownPosting> find(String book, String postingId) {
        return postings.find(book, postingId);
    }

    /** A posting, or a refusal that says it is unknown. */
    KnownPosting require(String book, String postingId) {
        return find(book, postingId)
                .orElseThrow(() ->
                        Refusal.unknown("posting-unknown", "there is no posting " + postingId));
    }

    /**
     * Explains one posting.
     *
     * @param linesMax how many of the lines behind it are wanted along with it
     * @param daysMax more days of nodes than this are summed up
     */
    public Explained explain(String book, KnownPosting posting, int linesMax, int daysMax) {
        if (!posting.kind().isAllocated()) {
            return new Explained(posting, decided.explain(book, posting), List.of());
        }
        var source = source(original(book, posting));
        var scan = scan(source, null, linesMax);
        return new Explained(
                posting, explanation(book, posting, source, scan, daysMax), scan.page());
    }

    /** The lines behind a posting after a certain one, and how many there are in all. */
    CostLineScan lines(String book, String postingId, @Nullable CostLineId after, int limit) {
        var original = original(book, require(book, postingId));
        if (!original.kind().isAllocated()) {
            return new CostLineScan(CostLineScan.Choice.ALL, after, limit);
        }
        return scan(source(original), after, limit);
    }

    /** A reversal copies: what explains it is the posting that it takes back. */
    private KnownPosting original(String book, KnownPosting posting) {
        var reversed = posting.reverses();
        if (reversed == null) {
            return posting;
        }
        var position = posting.id().substring(posting.id().lastIndexOf('-'));
        return original(book, require(book, reversed + position));
    }

    private KnownRun run(KnownPosting posting) {
        return runs.find(Objects.requireNonNullElse(posting.runId(), ""))
                .orElseThrow(() -> new IllegalStateException("no run posted " + posting.id()));
    }

    private Source source(KnownPosting original) {
        var run = run(original);
        var posting = original.posting();
        return new Source(
                original,
                run,
                trails.rules(run),
                trails.trail(run, original.sourceAccount(), posting.key()));
    }

    private CostLineScan scan(Source source, @Nullable CostLineId after, int limit) {
        var posting = source.posting();
        var behind =
                source.rules().behind(posting.sourceAccount(), posting.posting(), source.trail());
        return new CostLineScan(behind::counted, after, limit)
                .over(lines, snapshots(source.run(), posting));
    }

    /** The run's bills of the posting's own provider and account. */
    private List<String> snapshots(KnownRun run, KnownPosting posting) {
        var account = posting.sourceAccount();
        return run.inputs().snapshots().stream()
                .map(pinned -> snapshots.find(pinned.id()).orElseThrow().snapshot())
                .filter(one ->
                        one.accounts().stream().anyMatch(total -> total.account().equals(account)))
                .map(one -> one.id())
                .sorted()
                .toList();
    }

    private Explanation explanation(
            String book, KnownPosting posting, Source source, CostLineScan scan, int daysMax) {
        var original = source.posting();
        var of = original.posting();
        var key = of.key();
        var received = received(of, source.trail());
        var drivers = Drivers.of(received);
        var largest = Drivers.largest(received);
        var pool = key == null || key.pool().isEmpty() ? null : key.pool();
        var emptied = largest != null && largest.isOfFollower() ? null : pool;
        var rule = largest == null || emptied != null ? null : largest.origin();
        var draft =
                new Explanation(
                        posting.id(),
                        posting.number(),
                        posting.period(),
                        posting.originPeriod(),
                        posting.posting().account(),
                        posting.posting().costCenter(),
                        key == null ? null : KeyView.of(key),
                        rule,
                        pool,
                        Policy.of(source.run().inputs()),
                        source.run().runId(),
                        drivers.isEmpty() ? null : drivers.getFirst(),
                        drivers,
                        emptied == null || key == null
                                ? null
                                : source.trail().poolTotal(emptied, key.service()),
                        posting.posting().exact(),
                        posting.posting().signed(),
                        posting.posting().roundingUnits(),
                        posting.reverses() == null ? null : original.id(),
                        snapshots(source.run(), original),
                        lines(posting, scan),
                        source.words(rule, emptied),
                        labels(source, rule),
                        source.workings(daysMax),
                        source.balance(),
                        otherSide(book, original),
                        corrections.earlier(book, original, source.run(), daysMax),
                        null,
                        "",
                        null);
        return Sentence.added(draft, of);
    }

    private @Nullable List<DatedLabel> labels(Source source, @Nullable String rule) {
        var posting = source.posting().posting();
        var key = posting.key();
        if (rule == null || key == null) {
            return null;
        }
        var policy = source.rules().policy();
        var rules = key.kind() == PostingKey.Kind.NODE ? policy.namespaces() : policy.attribution();
        return labels.behind(
                source.run().inputs(),
                rules.stream().filter(one -> one.id().equals(rule)).toList(),
                key,
                LinesBehind.bearer(posting));
    }

    private static Lines lines(KnownPosting posting, CostLineScan scan) {
        return new Lines(
                "posting=" + posting.id(),
                scan.rows(),
                scan.lines(),
                scan.billed(),
                scan.effective(),
                scan.counted(),
                scan.page().stream()
                        .map(line -> new Line(line.id(), line.rows(), line.counted()))
                        .toList());
    }

    private @Nullable List<OtherSide> otherSide(String book, KnownPosting posting) {
        return Balance.isOtherSide(posting.posting())
                ? entries.find(book, posting.number())
                        .map(entry -> Balance.otherSide(entry, posting.posting()))
                        .orElse(null)
                : null;
    }

    private static List<Share> received(Posting posting, ShareTrail trail) {
        var key = posting.key();
        if (key == null) {
            return List.of();
        }
        return trail.received(LinesBehind.bearer(posting), key);
    }
}
