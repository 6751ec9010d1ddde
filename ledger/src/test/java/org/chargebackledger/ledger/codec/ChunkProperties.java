package org.chargebackledger.ledger.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Seeds;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.canonical.LineDigest;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageLinesRecorded;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.RunEvent.SharesRecorded;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.ledger.usage.EstimateCategory;
import org.chargebackledger.ledger.usage.EstimateLine;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Blocks of any lines come back as they were. */
class ChunkProperties {

    private static final int SEEDS = 150;
    private static final CurrencyCode USD = new CurrencyCode("USD");
    private static final List<String> ODD_TEXTS =
            List.of(
                    "",
                    " ",
                    "\"quoted\\\"",
                    "line\nfeed\ttab\u0000\u001f",
                    "Zürich £ 東京",
                    "\uD83D\uDCB6 money",
                    "\uD800 half",
                    "{\"team\":\"a\"}",
                    "x".repeat(5_000));

    private final EventSerializer serializer = new EventSerializer();

    @Test
    void cost_lines_come_back_as_they_were() {
        Seeds.forEachRandom(
                SEEDS,
                random ->
                        comesBack(
                                new CostLinesRecorded(
                                        "imp", 3, "imp-1", CostLines.of(costLines(random)))));
    }

    @Test
    void readings_of_every_kind_come_back_as_they_were() {
        Seeds.forEachRandom(
                SEEDS,
                random -> {
                    comesBack(usage(new UsageLines.Usages(lines(random, () -> usage(random)))));
                    comesBack(usage(new UsageLines.Nodes(lines(random, () -> node(random)))));
                    comesBack(usage(new UsageLines.Metrics(lines(random, () -> metric(random)))));
                    comesBack(usage(new UsageLines.Labels(lines(random, () -> labels(random)))));
                    comesBack(
                            usage(new UsageLines.Workloads(lines(random, () -> workload(random)))));
                    comesBack(
                            usage(new UsageLines.Estimates(lines(random, () -> estimate(random)))));
                });
    }

    @Test
    void shares_come_back_as_they_were() {
        Seeds.forEachRandom(
                SEEDS,
                random ->
                        comesBack(
                                new SharesRecorded("run", 0, lines(random, () -> share(random)))));
    }

    @Test
    void realistic_blocks_come_back_as_they_were() {
        var lines = new RealisticLines(7, 300, true);
        Stream.generate(() -> lines.block(1_000)).limit(5).forEach(this::comesBack);
    }

    @Test
    void a_digest_does_not_depend_on_how_lines_are_cut_into_blocks() {
        Seeds.forEachRandom(
                SEEDS,
                random -> {
                    var lines = costLines(random);
                    var cut = lines.isEmpty() ? 0 : random.nextInt(lines.size());
                    var digest = new LineDigest();
                    digest.update(CostLines.of(lines.subList(0, cut)));
                    digest.update(CostLines.of(lines.subList(cut, lines.size())));
                    assertThat(digest.hex()).isEqualTo(LineDigest.of(CostLines.of(lines)));
                });
    }

    private void comesBack(Object event) {
        Object read = serializer.deserialize(serializer.serialize(event, byte[].class));
        assertThat(read).isEqualTo(event);
    }

    private static UsageLinesRecorded usage(UsageLines lines) {
        return new UsageLinesRecorded("imp", 0, lines);
    }

    private static <L> List<L> lines(Random random, Supplier<L> line) {
        return Stream.generate(line).limit(random.nextInt(40)).toList();
    }

    private static List<CostLine> costLines(Random random) {
        return lines(random, () -> costLine(random));
    }

    private static CostLine costLine(Random random) {
        var start = LocalDate.of(2026, 10, 1).plusDays(random.nextInt(60) - 30);
        var billed = amount(random);
        return new CostLine(
                start,
                start.plusDays(1 + random.nextInt(40)),
                text(random),
                text(random),
                text(random),
                text(random),
                text(random),
                text(random),
                text(random),
                "Usage",
                text(random),
                text(random),
                text(random),
                "",
                text(random),
                text(random),
                text(random),
                text(random),
                text(random),
                USD,
                new Costs(
                        random.nextBoolean() ? billed : amount(random),
                        random.nextBoolean() ? billed : amount(random),
                        billed,
                        random.nextInt(9) > 0 ? billed : amount(random)),
                random.nextLong(1, Long.MAX_VALUE));
    }

    private static UsageLine usage(Random random) {
        return new UsageLine(
                instant(random),
                instant(random),
                text(random),
                text(random),
                text(random),
                text(random),
                amount(random),
                amount(random),
                amount(random),
                amount(random),
                Exact.ZERO,
                amount(random),
                amount(random),
                amount(random),
                text(random));
    }

    private static NodeLine node(Random random) {
        return new NodeLine(
                instant(random),
                instant(random),
                text(random),
                text(random),
                text(random),
                amount(random),
                amount(random),
                amount(random),
                text(random));
    }

    private static MetricLine metric(Random random) {
        return new MetricLine(
                instant(random),
                instant(random),
                text(random),
                text(random),
                text(random),
                text(random),
                amount(random),
                text(random));
    }

    private static NamespaceLabels labels(Random random) {
        var from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
        return new NamespaceLabels(
                from,
                random.nextBoolean() ? null : from.plusDays(3),
                text(random),
                text(random),
                text(random));
    }

    private static WorkloadLabels workload(Random random) {
        var of = labels(random);
        return new WorkloadLabels(
                of.validFrom(),
                of.validTo(),
                of.cluster(),
                of.namespace(),
                text(random),
                of.labels());
    }

    private static EstimateLine estimate(Random random) {
        var categories = EstimateCategory.values();
        return new EstimateLine(
                LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300)),
                text(random),
                text(random),
                text(random),
                categories[random.nextInt(categories.length)],
                amount(random),
                random.nextBoolean() ? USD : new CurrencyCode("JPY"));
    }

    private static Share share(Random random) {
        var kinds = PostingKey.Kind.values();
        return new Share(
                new SourceAccount(text(random), text(random), text(random), USD),
                text(random),
                text(random),
                new PostingKey(
                        kinds[random.nextInt(kinds.length)],
                        text(random),
                        text(random),
                        text(random),
                        text(random),
                        text(random)),
                text(random),
                random.nextBoolean() ? null : LocalDate.of(2026, 10, 1 + random.nextInt(31)),
                text(random),
                text(random),
                text(random),
                text(random),
                amount(random),
                amount(random),
                amount(random));
    }

    private static Instant instant(Random random) {
        return Instant.parse("2026-10-01T00:00:00Z")
                .plusNanos(random.nextLong(1L << random.nextInt(1, 60)));
    }

    private static String text(Random random) {
        return random.nextInt(4) > 0
                ? "v" + random.nextInt(3)
                : ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size()));
    }

    /** Anything from 10⁻²⁴ to far above 10¹⁴, often zero or round. */
    private static Exact amount(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Exact.ZERO;
            case 1 -> Exact.of(random.nextInt(-1_000, 1_000));
            default -> {
                var unscaled = new BigInteger(1 + random.nextInt(200), random);
                yield Exact.ofUnscaled(random.nextBoolean() ? unscaled : unscaled.negate());
            }
        };
    }
}
