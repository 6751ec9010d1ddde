package org.chargebackledger.ingest.readings;

import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.duckdb.RowWriter;
import org.chargebackledger.ledger.money.Apportionment;
import org.chargebackledger.ledger.usage.EstimateCategory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;

/**
 * What a model says pods cost, on its way to estimate lines: by UTC day, so that {@link
 * EstimateMerge} has only to add up.
 */
public final class EstimateReadings implements AutoCloseable {

    /** What costs, and when; node and namespace may be empty. */
    public record Subject(
            Instant start, Instant end, String cluster, String node, String namespace) {}

    private final RowWriter writer;

    public EstimateReadings(DuckDb database) {
        database.execute(
                "CREATE TABLE estimate_readings (day BIGINT, cluster VARCHAR, node VARCHAR,"
                        + " namespace VARCHAR, category VARCHAR, amount VARCHAR)");
        writer = database.writer("estimate_readings");
    }

    /** Adds an amount; that of several days is spread by the time it has in each. */
    public void add(Subject subject, EstimateCategory category, BigDecimal amount) {
        var day = LocalDate.ofInstant(subject.start(), ZoneOffset.UTC);
        if (UsageMerge.isWithinOneDay(subject.start(), subject.end())) {
            add(subject, day, category, amount.toString());
            return;
        }
        var times = new ArrayList<BigInteger>();
        for (var one = day; start(one).isBefore(subject.end()); one = one.plusDays(1)) {
            var from = one.equals(day) ? subject.start() : start(one);
            var next = start(one.plusDays(1));
            var to = next.isAfter(subject.end()) ? subject.end() : next;
            times.add(BigInteger.valueOf(Duration.between(from, to).toMillis()));
        }
        for (var part : Apportionment.split(EstimateMerge.exact(amount), times)) {
            add(subject, day, category, part.toString());
            day = day.plusDays(1);
        }
    }

    private void add(Subject subject, LocalDate day, EstimateCategory category, String amount) {
        writer.add(
                day.toEpochDay(),
                subject.cluster(),
                subject.node(),
                subject.namespace(),
                category.text(),
                amount);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public void close() {
        writer.close();
    }
}
