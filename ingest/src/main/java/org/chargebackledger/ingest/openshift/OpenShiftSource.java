package org.chargebackledger.ingest.openshift;

import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.RejectedDelivery;
import org.chargebackledger.ingest.delivery.Source;
import org.chargebackledger.ingest.readings.MergeReader;

import java.io.IOException;

/** Reports of OpenShift's cost management: one cluster, any of its kinds, one delivery. */
public final class OpenShiftSource implements Source {

    @Override
    public String name() {
        return "openshift-usage";
    }

    @Override
    public Reading read(ReadRequest request) throws IOException {
        for (var file : request.files(DataFile.Form.PARQUET)) {
            request.findings().reject(file.name(), "not-csv", "the file is no CSV");
        }
        if (request.files(DataFile.Form.CSV).isEmpty()) {
            request.findings().reject(null, "no-table", "the delivery holds no CSV file");
            throw new RejectedDelivery();
        }
        request.declared().warnOfCurrency(request.findings());
        return MergeReader.read(request, new ReportFiles(request, ClusterName.of(request)));
    }
}
