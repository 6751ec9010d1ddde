package org.chargebackledger.ingest.namespacelabels;

import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.Source;
import org.chargebackledger.ingest.readings.CsvForm;
import org.chargebackledger.ingest.readings.CsvRow;
import org.chargebackledger.ingest.readings.DatedRow;
import org.chargebackledger.ingest.readings.FormReader;
import org.chargebackledger.ingest.readings.ReadingTables;
import org.chargebackledger.ledger.usage.NamespaceLabels;

import java.io.IOException;

/** Labels of namespaces, by the days on which they held. */
public final class NamespaceLabelsCsv implements Source {

    private static final CsvForm FORM = DatedRow.form();

    @Override
    public String name() {
        return "namespace-labels";
    }

    @Override
    public Reading read(ReadRequest request) throws IOException {
        return new FormReader(request).read(FORM, NamespaceLabelsCsv::line, ReadingTables::add);
    }

    private static NamespaceLabels line(FormReader reader, CsvRow row) {
        var dated = DatedRow.of(reader, row);
        return new NamespaceLabels(
                dated.validFrom(),
                dated.validTo(),
                dated.cluster(),
                dated.namespace(),
                dated.labels());
    }
}
