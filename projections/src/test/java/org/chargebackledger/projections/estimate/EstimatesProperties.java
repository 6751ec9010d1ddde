package org.chargebackledger.projections.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.projections.fixture.Deliver.STAMP;
import static org.chargebackledger.projections.fixture.Deliver.delivery;

import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryAccepted;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryRejected;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryStaged;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageLinesRecorded;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.EstimateCategory;
import org.chargebackledger.ledger.usage.EstimateLine;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.ledger.usage.UsageSlice;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.fixture.Database;
import org.chargebackledger.projections.fixture.Feed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Of the deliveries that estimate a day of a cluster, the last accepted one counts, alone. */
class EstimatesProperties {

    private static final Period OCTOBER = Period.parse("2026-10");
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 28);
    private static final Set<EstimateDimension> ALL = EnumSet.allOf(EstimateDimension.class);

    private static final List<EstimateCategory> CATEGORIES = List.of(EstimateCategory.values());

    /** A day of a cluster. */
    private record Cell(LocalDate day, String cluster) {}

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("seeds", 5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_day_that_is_delivered_again_is_replaced(long seed) {
        var random = new Random(seed);
        var database = Database.fresh();
        var feed = new Feed(database);
        var estimates = ReadModels.of(database).estimates();
        var counting = new HashMap<Cell, List<EstimateLine>>();
        var events = new ArrayList<Object>();
        for (var i = 1; i <= 15; i++) {
            var cluster = "cluster-" + random.nextInt(2);
            var first = FIRST.plusDays(random.nextInt(35));
            var end = first.plusDays(1 + random.nextInt(3));
            var lines = lines(random, cluster, first, end);
            var accepted = random.nextInt(4) > 0;
            var told = events("u" + i, lines, slice(cluster, first, end, lines), accepted);
            told.forEach(feed::one);
            events.addAll(told);
            if (accepted) {
                first.datesUntil(end)
                        .forEach(day ->
                                counting.put(
                                        new Cell(day, cluster),
                                        lines.stream()
                                                .filter(line -> line.day().equals(day))
                                                .toList()));
            }
            assertThat(served(estimates)).isEqualTo(expected(counting));
        }
        feed.reset();
        feed.all(events);
        assertThat(served(estimates)).as("rebuilt").isEqualTo(expected(counting));
        assertThat(estimates.totals("other", OCTOBER, ALL)).isEmpty();
    }

    private static List<Object> events(
            String importId, List<EstimateLine> lines, UsageSlice slice, boolean accepted) {
        var delivery = delivery("opencost", "sha" + importId);
        var half = lines.size() / 2;
        return List.of(
                new UsageDeliveryStaged(importId, delivery, STAMP),
                new UsageLinesRecorded(
                        importId, 0, new UsageLines.Estimates(lines.subList(0, half))),
                new UsageLinesRecorded(
                        importId, 1, new UsageLines.Estimates(lines.subList(half, lines.size()))),
                accepted
                        ? new UsageDeliveryAccepted(
                                importId, delivery, List.of(slice), 2, "d", List.of(), STAMP)
                        : new UsageDeliveryRejected(importId, delivery, List.of(), STAMP));
    }

    private static UsageSlice slice(
            String cluster, LocalDate first, LocalDate end, List<EstimateLine> lines) {
        return new UsageSlice(UsageKind.ESTIMATE, cluster, first, end, lines.size());
    }

    private static List<EstimateLine> lines(
            Random random, String cluster, LocalDate first, LocalDate end) {
        var lines = new ArrayList<EstimateLine>();
        first.datesUntil(end)
                .forEach(day -> {
                    for (var i = 0; i < random.nextInt(5); i++) {
                        lines.add(
                                new EstimateLine(
                                        day,
                                        cluster,
                                        "n" + i,
                                        "team-" + random.nextInt(3),
                                        CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                                        Exact.ofUnscaled(new BigInteger(90, random)),
                                        new CurrencyCode(random.nextBoolean() ? "USD" : "EUR")));
                    }
                });
        Collections.shuffle(lines, random);
        return lines;
    }

    private static Map<String, Exact> expected(Map<Cell, List<EstimateLine>> counting) {
        var sums = new TreeMap<String, Exact>();
        counting.values().stream()
                .flatMap(List::stream)
                .filter(line -> Period.of(line.day()).equals(OCTOBER))
                .forEach(line ->
                        sums.merge(
                                List.of(
                                                line.day(),
                                                line.cluster(),
                                                line.node(),
                                                line.namespace(),
                                                line.category().text())
                                        + line.currency().code(),
                                line.amount(),
                                Exact::plus));
        return sums;
    }

    private static Map<String, Exact> served(Estimates estimates) {
        var sums = new TreeMap<String, Exact>();
        estimates
                .totals("main", OCTOBER, ALL)
                .forEach(total ->
                        sums.put(
                                List.copyOf(total.key().values()) + total.currency().code(),
                                total.amount()));
        return sums;
    }
}
