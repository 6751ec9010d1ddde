package org.chargebackledger.ingest.readings;

import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.UsageLine;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Adds pods up to workloads and adjoining intervals of one UTC day to one interval. An hour without
 * a reading ends the interval: it is not covered, and the allocation must see that. Units are
 * converted after adding up, with one rounding.
 */
final class UsageMerge {

    private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);
    private static final BigDecimal BYTES_PER_GIB = BigDecimal.valueOf(1L << 30);
    private static final BigDecimal SEVENTHS = BigDecimal.valueOf(7);

    /** What each of the eight quantities is divided by. */
    private static final List<BigDecimal> DIVISORS =
            List.of(
                    SECONDS,
                    SECONDS,
                    SECONDS.multiply(BYTES_PER_GIB),
                    SECONDS.multiply(BYTES_PER_GIB),
                    SECONDS.multiply(SEVENTHS),
                    SECONDS.multiply(SEVENTHS),
                    SECONDS.multiply(BYTES_PER_GIB),
                    BigDecimal.ONE);

    private record Key(
            String cluster, String node, String namespace, String workload, String labels) {}

    private final ReadingTables tables;
    private final BigDecimal[] sums = new BigDecimal[DIVISORS.size()];
    private @Nullable Key key;
    private Instant start = Instant.EPOCH;
    private Instant lastStart = Instant.EPOCH;
    private Instant end = Instant.EPOCH;

    private UsageMerge(ReadingTables tables) {
        this.tables = tables;
    }

    static void merge(DuckDb database, ReadingTables tables) {
        var merge = new UsageMerge(tables);
        database.stream(
                "SELECT * FROM pod_readings ORDER BY cluster, node, namespace, workload, labels, s,"
                        + " e",
                merge::add);
        merge.flush();
    }

    private void add(ResultSet row) throws SQLException {
        var rowKey =
                new Key(
                        row.getString("cluster"),
                        row.getString("node"),
                        row.getString("namespace"),
                        row.getString("workload"),
                        row.getString("labels"));
        var rowStart = instant(row.getLong("s"));
        var rowEnd = instant(row.getLong("e"));
        if (!rowKey.equals(key) || !continues(rowStart, rowEnd)) {
            flush();
            key = rowKey;
            start = rowStart;
            for (var i = 0; i < sums.length; i++) {
                sums[i] = BigDecimal.ZERO;
            }
        }
        lastStart = rowStart;
        end = rowEnd;
        for (var i = 0; i < sums.length; i++) {
            sums[i] = sums[i].add(new BigDecimal(row.getString("q" + i)));
        }
    }

    /** Another pod over the same interval, or the next interval of the same day. */
    private boolean continues(Instant rowStart, Instant rowEnd) {
        var same = rowStart.equals(lastStart) && rowEnd.equals(end);
        return same || (rowStart.equals(end) && isWithinOneDay(start, rowEnd));
    }

    static boolean isWithinOneDay(Instant start, Instant end) {
        var midnight = start.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        return !end.isAfter(midnight);
    }

    private void flush() {
        var subject = key;
        if (subject == null) {
            return;
        }
        tables.add(
                "",
                0,
                new UsageLine(
                        start,
                        end,
                        subject.cluster(),
                        subject.node(),
                        subject.namespace(),
                        subject.workload(),
                        quantity(0),
                        quantity(1),
                        quantity(2),
                        quantity(3),
                        quantity(4),
                        quantity(5),
                        quantity(6),
                        quantity(7),
                        subject.labels()));
    }

    private Exact quantity(int index) {
        return Exact.quotient(sums[index], DIVISORS.get(index));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
