package org.chargebackledger.ingest.workloadlabels;

import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.Source;
import org.chargebackledger.ingest.readings.CsvForm;
import org.chargebackledger.ingest.readings.CsvRow;
import org.chargebackledger.ingest.readings.DatedRow;
import org.chargebackledger.ingest.readings.FormReader;
import org.chargebackledger.ingest.readings.ReadingTables;
import org.chargebackledger.ledger.usage.WorkloadLabels;

import java.io.IOException;

/** Labels of workloads, by the days on which they held. */
public final class WorkloadLabelsCsv implements Source {

    /** Keys on which a workload's pods do not agree, so that it has no value of them. */
    private static final String DISAGREEING = "disagreeing";

    private static final CsvForm FORM = DatedRow.form("workload").with(DISAGREEING);

    @Override
    public String name() {
        return "workload-labels";
    }

    @Override
    public Reading read(ReadRequest request) throws IOException {
        return new FormReader(request).read(FORM, WorkloadLabelsCsv::line, ReadingTables::add);
    }

    private static WorkloadLabels line(FormReader reader, CsvRow row) {
        if (!row.optional(DISAGREEING).isBlank()) {
            row.warn(
                    DISAGREEING,
                    "labels-disagree",
                    "pods of workload %s/%s carry different values, so none counts"
                            .formatted(row.optional("namespace"), row.optional("workload")));
        }
        var dated = DatedRow.of(reader, row);
        return new WorkloadLabels(
                dated.validFrom(),
                dated.validTo(),
                dated.cluster(),
                dated.namespace(),
                row.text("workload"),
                dated.labels());
    }
}
