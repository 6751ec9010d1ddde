package org.chargebackledger.ingest.nodecsv;

import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.Source;
import org.chargebackledger.ingest.readings.CsvForm;
import org.chargebackledger.ingest.readings.CsvRow;
import org.chargebackledger.ingest.readings.FormReader;
import org.chargebackledger.ingest.readings.ReadingTables;
import org.chargebackledger.ledger.usage.NodeLine;

import java.io.IOException;
import java.util.List;

/** What nodes offered while they existed. */
public final class NodeCsv implements Source {

    private static final CsvForm FORM =
            new CsvForm(
                    List.of(
                            "interval_start",
                            "interval_end",
                            "cluster",
                            "node",
                            "cpu_cores",
                            "ram_gib"),
                    List.of("resource_id", "labels"),
                    List.of("gpu_count"));

    @Override
    public String name() {
        return "node-csv";
    }

    @Override
    public Reading read(ReadRequest request) throws IOException {
        return new FormReader(request).read(FORM, NodeCsv::line, ReadingTables::add);
    }

    private static NodeLine line(FormReader reader, CsvRow row) {
        var start = row.instant("interval_start");
        var end = row.instant("interval_end");
        row.requireAfter(start, end, "interval_end");
        return new NodeLine(
                start,
                end,
                reader.cluster(row),
                row.text("node"),
                row.optional("resource_id"),
                row.quantity("cpu_cores"),
                row.quantity("ram_gib"),
                row.quantity("gpu_count"),
                row.labels("labels"));
    }
}
