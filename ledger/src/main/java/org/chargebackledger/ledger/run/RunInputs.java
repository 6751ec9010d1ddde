package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.book.PostingTerms;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.UsageKind;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything a run depends on, frozen: the same inputs give the same shares on any machine.
 *
 * @param snapshots current cost snapshots of the period, by id in code point order
 * @param usage which import supplies which days, in stated order
 * @param algorithmVersion of the allocation; a change that could move a cent raises it
 * @param earlier posted runs of the months before that the snapshots correct, in order of months;
 *     null when there are none
 * @param terms by which the book posts; null where nothing differs from the default
 */
public record RunInputs(
        String book,
        Period period,
        List<PinnedSnapshot> snapshots,
        List<PinnedUsage> usage,
        int registerVersion,
        String policyName,
        int policyVersion,
        String policyHash,
        int algorithmVersion,
        @Nullable List<PinnedRun> earlier,
        @Nullable PostingTerms terms) {

    public RunInputs {
        earlier = earlier == null || earlier.isEmpty() ? null : List.copyOf(earlier);
        terms = PostingTerms.DEFAULT.equals(terms) ? null : terms;
    }

    /** The inputs of a book that posts by the default terms. */
    public RunInputs(
            String book,
            Period period,
            List<PinnedSnapshot> snapshots,
            List<PinnedUsage> usage,
            int registerVersion,
            String policyName,
            int policyVersion,
            String policyHash,
            int algorithmVersion,
            @Nullable List<PinnedRun> earlier) {
        this(
                book,
                period,
                snapshots,
                usage,
                registerVersion,
                policyName,
                policyVersion,
                policyHash,
                algorithmVersion,
                earlier,
                null);
    }

    /** A cost snapshot and the digest of its lines. */
    public record PinnedSnapshot(String id, String digest) {}

    /** The days [firstDay, endDay) of one kind and subject that one usage import supplies. */
    public record PinnedUsage(
            UsageKind kind,
            String subject,
            LocalDate firstDay,
            LocalDate endDay,
            String importId,
            String digest) {}

    /** The run that is posted for an earlier month, and the digest of its shares. */
    public record PinnedRun(Period period, String runId, String digest) {}

    /** The posted runs of earlier months; empty when there are none. */
    public List<PinnedRun> earlierRuns() {
        return earlier == null ? List.of() : earlier;
    }

    /** The terms by which the book posts. */
    public PostingTerms postingTerms() {
        return terms == null ? PostingTerms.DEFAULT : terms;
    }

    /** The same inputs under another policy, by the allocation as it is now. */
    public RunInputs under(String name, int version, String hash) {
        return new RunInputs(
                book,
                period,
                snapshots,
                usage,
                registerVersion,
                name,
                version,
                hash,
                Allocation.ALGORITHM_VERSION,
                earlier,
                terms);
    }

    /**
     * The same inputs with other bills, by the allocation as it is now: what a closed month is
     * corrected by when its provider restates it.
     *
     * @param bills by id in code point order
     * @param corrected posted runs of the months that these bills correct; where the inputs have
     *     one of a month already, that one stays
     */
    public RunInputs restated(List<PinnedSnapshot> bills, List<PinnedRun> corrected) {
        var runs = new TreeMap<Period, PinnedRun>();
        corrected.forEach(run -> runs.put(run.period(), run));
        earlierRuns().forEach(run -> runs.put(run.period(), run));
        return new RunInputs(
                book,
                period,
                bills,
                usage,
                registerVersion,
                policyName,
                policyVersion,
                policyHash,
                Allocation.ALGORITHM_VERSION,
                List.copyOf(runs.values()),
                terms);
    }

    /** The same inputs, posted by other terms. */
    public RunInputs by(PostingTerms other) {
        return new RunInputs(
                book,
                period,
                snapshots,
                usage,
                registerVersion,
                policyName,
                policyVersion,
                policyHash,
                algorithmVersion,
                earlier,
                other);
    }

    /** SHA-256 of the canonical JSON of all inputs. */
    public String fingerprint() {
        var json = new LinkedHashMap<String, Object>();
        json.put("book", book);
        json.put("period", period.toString());
        json.put("snapshots", snapshots.stream().map(RunInputs::canonical).toList());
        json.put("usage", usage.stream().map(RunInputs::canonical).toList());
        json.put("registerVersion", registerVersion);
        json.put("policy", policyName);
        json.put("policyVersion", policyVersion);
        json.put("policyHash", policyHash);
        json.put("algorithmVersion", algorithmVersion);
        if (earlier != null) {
            json.put("earlier", earlier.stream().map(RunInputs::canonical).toList());
        }
        if (terms != null) {
            json.put("terms", terms.canonical());
        }
        return CanonicalJson.hash(json);
    }

    private static Map<String, Object> canonical(PinnedSnapshot snapshot) {
        return Map.of("id", snapshot.id(), "digest", snapshot.digest());
    }

    private static List<Object> canonical(PinnedRun run) {
        return List.of(run.period().toString(), run.runId(), run.digest());
    }

    private static List<Object> canonical(PinnedUsage pinned) {
        return new ArrayList<>(
                List.of(
                        pinned.kind().name(),
                        pinned.subject(),
                        pinned.firstDay().toString(),
                        pinned.endDay().toString(),
                        pinned.importId(),
                        pinned.digest()));
    }
}
