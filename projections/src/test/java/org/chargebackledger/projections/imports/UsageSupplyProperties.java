package org.chargebackledger.projections.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.projections.fixture.Deliver.accepted;
import static org.chargebackledger.projections.fixture.Deliver.delivery;

import org.chargebackledger.ledger.run.RunInputs.PinnedUsage;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.ledger.usage.UsageSlice;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.fixture.Database;
import org.chargebackledger.projections.fixture.Feed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Which usage import supplies which day, against a map that the last accepted one overwrites. */
class UsageSupplyProperties {

    private record Cell(UsageKind kind, String subject, LocalDate day) {}

    private static final LocalDate FIRST = LocalDate.of(2026, 9, 25);
    private static final int DAYS = 40;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("seeds", 5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void each_day_is_supplied_by_the_last_accepted_import_that_covers_it(long seed) {
        var random = new Random(seed);
        var database = Database.fresh();
        var feed = new Feed(database);
        var models = ReadModels.of(database);
        var expected = new HashMap<Cell, String>();
        var slices = new HashMap<String, List<UsageSlice>>();
        for (var i = 1; i <= 12; i++) {
            var importId = "u" + i;
            var given = slices(random);
            slices.put(importId, given);
            feed.all(accepted(importId, delivery("usage-csv", "sha" + i), given));
            given.forEach(slice -> cells(slice).forEach(cell -> expected.put(cell, importId)));
            var days = days(random);
            assertThat(supplied(models.usageSupply().pinned("main", days)))
                    .isEqualTo(only(expected, days));
        }
        slices.forEach((importId, given) -> {
            var counts =
                    given.stream()
                            .flatMap(slice -> cells(slice).stream())
                            .allMatch(cell -> importId.equals(expected.get(cell)));
            var sha256 = "sha" + importId.substring(1);
            assertThat(models.deliveries().findDuplicate(delivery("usage-csv", sha256)))
                    .isEqualTo(counts ? Optional.of(importId) : Optional.empty());
        });
    }

    private static List<UsageSlice> slices(Random random) {
        var slices = new ArrayList<UsageSlice>();
        for (var kind : List.of(UsageKind.USAGE, UsageKind.NODE)) {
            if (random.nextBoolean()) {
                var first = FIRST.plusDays(random.nextInt(DAYS));
                slices.add(
                        new UsageSlice(
                                kind,
                                "cluster-" + random.nextInt(2),
                                first,
                                first.plusDays(1 + random.nextInt(20)),
                                9));
            }
        }
        return slices;
    }

    private static SortedSet<LocalDate> days(Random random) {
        var days = new TreeSet<LocalDate>();
        for (var i = 0; i < DAYS + 20; i++) {
            if (random.nextInt(5) > 0) {
                days.add(FIRST.plusDays(i));
            }
        }
        return days;
    }

    private static List<Cell> cells(UsageSlice slice) {
        return slice.firstDay()
                .datesUntil(slice.endDay())
                .map(day -> new Cell(slice.kind(), slice.subject(), day))
                .toList();
    }

    private static Map<Cell, String> supplied(List<PinnedUsage> pins) {
        var supplied = new HashMap<Cell, String>();
        for (var pin : pins) {
            assertThat(pin.digest()).isEqualTo("digest-" + pin.importId());
            pin.firstDay()
                    .datesUntil(pin.endDay())
                    .forEach(day ->
                            assertThat(
                                            supplied.put(
                                                    new Cell(pin.kind(), pin.subject(), day),
                                                    pin.importId()))
                                    .isNull());
        }
        return supplied;
    }

    private static Map<Cell, String> only(Map<Cell, String> cells, SortedSet<LocalDate> days) {
        var only = new HashMap<>(cells);
        only.keySet().removeIf(cell -> !days.contains(cell.day()));
        return only;
    }
}
