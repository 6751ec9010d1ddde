package org.chargebackledger.ingest.namespacelabels;

import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.Source;
import org.chargebackledger.ingest.readings.CsvForm;
import org.chargebackledger.ingest.readings.CsvRow;
import org.chargebackledger.ingest.readings.FormReader;
import org.chargebackledger.ingest.readings.ReadingTables;
import org.chargebackledger.ledger.usage.NamespaceLabels;

import java.io.IOException;
import java.util.List;

/** Labels of namespaces, by the days on which they held. */
public final class NamespaceLabelsCsv implements Source {

    private static final CsvForm FORM =
            new CsvForm(
                    List.of("valid_from", "cluster", "namespace", "labels"),
                    List.of("valid_to"),
                    List.of());

    @Override
    public String name() {
        return "namespace-labels";
    }

    @Override
    public Reading read(ReadRequest request) throws IOException {
        return new FormReader(request).read(FORM, NamespaceLabelsCsv::line, ReadingTables::add);
    }

    private static NamespaceLabels line(FormReader reader, CsvRow row) {
        var from = row.date("valid_from");
        var to = row.optionalDate("valid_to");
        if (to != null && !to.isAfter(from)) {
            row.refuse("valid_to", "end-before-start", to + " is not after " + from);
        }
        row.text("labels");
        return new NamespaceLabels(
                from, to, reader.cluster(row), row.text("namespace"), row.labels("labels"));
    }
}
