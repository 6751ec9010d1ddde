package org.chargebackledger.ingest.usagecsv;

import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.Source;
import org.chargebackledger.ingest.readings.CsvForm;
import org.chargebackledger.ingest.readings.CsvRow;
import org.chargebackledger.ingest.readings.FormReader;
import org.chargebackledger.ingest.readings.ReadingTables;
import org.chargebackledger.ledger.usage.UsageLine;

import java.io.IOException;
import java.util.List;

/** What namespaces and workloads asked for and used. */
public final class UsageCsv implements Source {

    private static final CsvForm FORM =
            new CsvForm(
                    List.of(
                            "interval_start",
                            "interval_end",
                            "cluster",
                            "namespace",
                            "cpu_request_core_hours",
                            "cpu_used_core_hours",
                            "ram_request_gib_hours",
                            "ram_used_gib_hours"),
                    List.of("node", "workload", "labels"),
                    List.of(
                            "gpu_request_hours",
                            "gpu_used_hours",
                            "pv_gib_hours",
                            "network_bytes"));

    @Override
    public String name() {
        return "usage-csv";
    }

    @Override
    public Reading read(ReadRequest request) throws IOException {
        return new FormReader(request).read(FORM, UsageCsv::line, ReadingTables::add);
    }

    private static UsageLine line(FormReader reader, CsvRow row) {
        var start = row.instant("interval_start");
        var end = row.instant("interval_end");
        row.requireAfter(start, end, "interval_end");
        return new UsageLine(
                start,
                end,
                reader.cluster(row),
                row.optional("node"),
                row.text("namespace"),
                row.optional("workload"),
                row.quantity("cpu_request_core_hours"),
                row.quantity("cpu_used_core_hours"),
                row.quantity("ram_request_gib_hours"),
                row.quantity("ram_used_gib_hours"),
                row.quantity("gpu_request_hours"),
                row.quantity("gpu_used_hours"),
                row.quantity("pv_gib_hours"),
                row.quantity("network_bytes"),
                row.labels("labels"));
    }
}
