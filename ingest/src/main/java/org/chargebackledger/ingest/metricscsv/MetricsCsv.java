package org.chargebackledger.ingest.metricscsv;

import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.Source;
import org.chargebackledger.ingest.readings.CsvForm;
import org.chargebackledger.ingest.readings.CsvRow;
import org.chargebackledger.ingest.readings.FormReader;
import org.chargebackledger.ingest.readings.ReadingTables;
import org.chargebackledger.ledger.usage.MetricLine;

import java.io.IOException;
import java.util.List;

/** Readings of named metrics for namespaces or cost centers. */
public final class MetricsCsv implements Source {

    private static final CsvForm FORM =
            new CsvForm(
                    List.of("interval_start", "interval_end", "metric", "value", "unit"),
                    List.of("cluster", "namespace", "cost_center"),
                    List.of());

    @Override
    public String name() {
        return "metrics-csv";
    }

    @Override
    public Reading read(ReadRequest request) throws IOException {
        return new FormReader(request).read(FORM, MetricsCsv::line, ReadingTables::add);
    }

    private static MetricLine line(FormReader reader, CsvRow row) {
        var start = row.instant("interval_start");
        var end = row.instant("interval_end");
        row.requireAfter(start, end, "interval_end");
        var costCenter = row.optional("cost_center");
        var namespace = row.optional("namespace");
        if (costCenter.isEmpty() == namespace.isEmpty()
                || (namespace.isEmpty() && !row.optional("cluster").isEmpty())) {
            row.refuse(
                    "cost_center",
                    "wrong-target",
                    "give either cluster and namespace or cost_center, and only that");
        }
        row.text("value");
        return new MetricLine(
                start,
                end,
                row.text("metric"),
                namespace.isEmpty() ? "" : reader.cluster(row),
                namespace,
                costCenter,
                row.quantity("value"),
                row.text("unit"));
    }
}
