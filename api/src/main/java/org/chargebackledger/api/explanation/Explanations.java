package org.chargebackledger.api.explanation;

import org.chargebackledger.api.explanation.Explanation.Driver;
import org.chargebackledger.api.explanation.Explanation.Lines;
import org.chargebackledger.api.explanation.Explanation.Policy;
import org.chargebackledger.api.journal.KeyView;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.journal.KnownPosting;
import org.chargebackledger.projections.journal.Postings;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.Runs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Explains postings from their run's frozen inputs, recorded shares and bill lines. */
@Component
public class Explanations {

    private final Postings postings;
    private final Runs runs;
    private final RunTrail trails;
    private final SnapshotReader lines;
    private final CostSnapshots snapshots;

    Explanations(
            Postings postings,
            Runs runs,
            RunTrail trails,
            SnapshotReader lines,
            CostSnapshots snapshots) {
        this.postings = postings;
        this.runs = runs;
        this.trails = trails;
        this.lines = lines;
        this.snapshots = snapshots;
    }

    /** A posting with its explanation and the first of the lines behind it. */
    public record Explained(
            KnownPosting posting, Explanation explanation, List<CostLineView> firstLines) {}

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
     */
    public Explained explain(String book, KnownPosting posting, int linesMax) {
        var original = original(book, posting);
        var run = run(original);
        var trail = trail(run, original);
        var scan = scan(run, original, trail, null, linesMax);
        return new Explained(
                posting, explanation(posting, original, run, trail, scan), scan.page());
    }

    /** The lines behind a posting after a certain one, and how many there are in all. */
    CostLineScan lines(String book, String postingId, @Nullable CostLineId after, int limit) {
        var original = original(book, require(book, postingId));
        var run = run(original);
        return scan(run, original, trail(run, original), after, limit);
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

    private ShareTrail trail(KnownRun run, KnownPosting posting) {
        var key = posting.posting().key();
        return key == null
                ? new ShareTrail(posting.sourceAccount(), "", Set.of())
                : trails.trail(
                        run, posting.sourceAccount(), key.chargeCategory(), Set.of(key.service()));
    }

    private CostLineScan scan(
            KnownRun run,
            KnownPosting posting,
            ShareTrail trail,
            @Nullable CostLineId after,
            int limit) {
        var behind = trails.rules(run).behind(posting.sourceAccount(), posting.posting(), trail);
        return new CostLineScan(behind::include, after, limit).over(lines, snapshots(run, posting));
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
            KnownPosting posting,
            KnownPosting original,
            KnownRun run,
            ShareTrail trail,
            CostLineScan scan) {
        var received = received(original.posting(), trail);
        var drivers = drivers(received);
        var key = original.posting().key();
        var pool = key == null || key.pool().isEmpty() ? null : key.pool();
        var inputs = run.inputs();
        var draft =
                new Explanation(
                        posting.id(),
                        posting.number(),
                        posting.period(),
                        posting.originPeriod(),
                        posting.posting().account(),
                        posting.posting().costCenter(),
                        key == null ? null : KeyView.of(key),
                        pool == null ? rule(received) : null,
                        pool,
                        new Policy(
                                inputs.policyName(), inputs.policyVersion(), inputs.policyHash()),
                        run.runId(),
                        drivers.isEmpty() ? null : drivers.getFirst(),
                        drivers,
                        pool == null || key == null ? null : trail.poolTotal(pool, key.service()),
                        posting.posting().exact(),
                        posting.posting().signed(),
                        posting.posting().roundingUnits(),
                        posting.reverses() == null ? null : original.id(),
                        snapshots(run, original),
                        new Lines(
                                "posting=" + posting.id(),
                                scan.rows(),
                                scan.lines(),
                                scan.billed(),
                                scan.effective()),
                        "");
        var due = received.stream().map(Share::amount).reduce(Exact.ZERO, Exact::plus);
        return Sentence.added(draft, original.posting(), due);
    }

    private static List<Share> received(Posting posting, ShareTrail trail) {
        var key = posting.key();
        if (key == null) {
            return List.of();
        }
        var bearer = posting.memo() == null ? posting.costCenter() : posting.memo();
        return trail.received(bearer == null ? "" : bearer, key);
    }

    /** The rule that gave most; several rules may send cost to one key. */
    private static @Nullable String rule(List<Share> received) {
        return received.stream()
                .max(Comparator.comparing(Share::amount))
                .map(Share::origin)
                .orElse(null);
    }

    /** By name, the one that gave most first. A pool's driver is the same on each of its shares. */
    private static List<Driver> drivers(List<Share> received) {
        var drivers = new LinkedHashMap<String, Driver>();
        for (var share : received) {
            if (!share.driver().isEmpty()) {
                var whole = share.day() == null && share.key().kind() != PostingKey.Kind.DIRECT;
                drivers.merge(
                        share.driver(),
                        new Driver(
                                share.driver(),
                                share.driverValue(),
                                share.driverTotal(),
                                share.amount()),
                        (one, other) -> whole ? sameSplit(one, other) : sum(one, other));
            }
        }
        return drivers.values().stream()
                .sorted(Comparator.comparing(Driver::amount).reversed())
                .toList();
    }

    private static Driver sameSplit(Driver one, Driver other) {
        return one.value().equals(other.value()) && one.total().equals(other.total())
                ? new Driver(
                        one.name(), one.value(), one.total(), one.amount().plus(other.amount()))
                : sum(one, other);
    }

    private static Driver sum(Driver one, Driver other) {
        return new Driver(
                one.name(),
                one.value().plus(other.value()),
                one.total().plus(other.total()),
                one.amount().plus(other.amount()));
    }
}
