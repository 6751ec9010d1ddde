package org.chargebackledger.ingest.prometheus;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether an answer is about what was asked, all of it: lost samples look like a time in which
 * nothing ran.
 */
final class PageCheck {

    private final Page page;
    private final Scope scope;
    private final Map<String, BitSet> seen = new TreeMap<>();
    private final Set<String> keys = new HashSet<>();

    private PageCheck(Page page, Scope scope) {
        this.page = page;
        this.scope = scope;
    }

    /**
     * Reads an answer to its end.
     *
     * @return whether there is anything in it
     * @throws FetchFailure if it fails, is of another time or cluster, or lacks something
     */
    static boolean read(InputStream body, Page page, Scope scope, Answer.Taker taker)
            throws FetchFailure, IOException {
        var check = new PageCheck(page, scope);
        Answer.read(
                body,
                page.quantity().isSeries(),
                series -> {
                    check.add(series);
                    taker.take(series);
                });
        check.requireAll();
        return !check.seen.isEmpty();
    }

    private void add(Series series) throws FetchFailure {
        var cluster = scope.cluster(series);
        if (!scope.clusters().contains(cluster)) {
            throw new FetchFailure(
                    Reason.REFUSED,
                    "%s: it answers for cluster '%s', which setting 'clusters' does not name"
                            .formatted(name(), cluster));
        }
        if (page.quantity() == Quantity.METRIC) {
            requireOne(cluster, series);
        }
        var steps = seen.computeIfAbsent(cluster, _ -> new BitSet());
        for (var point : series.points()) {
            var number = point.number();
            if (number != null && number.signum() < 0) {
                throw Answer.malformed(name() + ": a negative quantity: " + point.text());
            }
            steps.set(step(point));
        }
    }

    private void requireOne(String cluster, Series series) throws FetchFailure {
        var namespace = series.label("namespace");
        if (namespace.isEmpty() || !keys.add(cluster + " " + namespace)) {
            throw new FetchFailure(
                    Reason.REFUSED,
                    "%s: its expression must give one series for each %s, labels %s"
                            .formatted(name(), scope.key(), series.labels()));
        }
    }

    /** Which step of the window a point stands for. */
    private int step(Series.Point point) throws FetchFailure {
        var window = page.window();
        if (!page.quantity().isSeries()) {
            if (!point.time().equals(window.last())) {
                throw Answer.malformed(
                        "%s: asked for %s, it answers for %s"
                                .formatted(name(), window.last(), point.time()));
            }
            return 0;
        }
        var offset = Duration.between(window.start(), point.time());
        if (offset.isNegative()
                || !point.time().isBefore(window.end())
                || offset.toMillis() % scope.step().toMillis() != 0) {
            throw Answer.malformed(
                    "%s: asked for %s, it answers for %s".formatted(name(), window, point.time()));
        }
        return Math.toIntExact(offset.dividedBy(scope.step()));
    }

    private void requireAll() throws FetchFailure {
        if (!page.quantity().isRequired()) {
            return;
        }
        var steps =
                page.quantity().isSeries()
                        ? Math.toIntExact(page.window().length().dividedBy(scope.step()))
                        : 1;
        for (var cluster : scope.clusters()) {
            var given = seen.getOrDefault(cluster, new BitSet());
            var missing = given.nextClearBit(0);
            if (given.isEmpty()) {
                throw new FetchFailure(
                        Reason.PARTIAL,
                        "%s: no sample of cluster %s in %s"
                                .formatted(name(), cluster, page.window()));
            }
            if (missing < steps) {
                throw new FetchFailure(
                        Reason.PARTIAL,
                        "%s: no sample of cluster %s at %s; %d of %d steps are there"
                                .formatted(
                                        name(),
                                        cluster,
                                        page.window()
                                                .start()
                                                .plus(scope.step().multipliedBy(missing)),
                                        given.cardinality(),
                                        steps));
            }
        }
    }

    private String name() {
        return page.metric().isEmpty()
                ? page.quantity().text()
                : page.quantity().text() + " " + page.metric();
    }
}
