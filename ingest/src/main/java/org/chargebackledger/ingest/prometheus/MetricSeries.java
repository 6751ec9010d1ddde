package org.chargebackledger.ingest.prometheus;

import org.chargebackledger.ingest.readings.ReadingTables;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.MetricLine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Named metrics of a delivery: few, as there is one for each namespace and window. */
final class MetricSeries {

    private final List<MetricLine> lines = new ArrayList<>();

    void add(Page page, String cluster, String namespace, BigDecimal value) {
        lines.add(
                new MetricLine(
                        page.window().start(),
                        page.window().end(),
                        page.metric(),
                        cluster,
                        namespace,
                        "",
                        Exact.quotient(value, BigDecimal.ONE),
                        page.unit()));
    }

    void write(ReadingTables tables) {
        for (var line : lines) {
            tables.add("", 0, line);
        }
    }
}
