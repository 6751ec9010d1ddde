package org.chargebackledger.ingest.prometheus;

import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.RejectedDelivery;
import org.chargebackledger.ingest.delivery.Source;
import org.chargebackledger.ingest.readings.MergeReader;

import java.io.IOException;

/** Answers of a Prometheus with the questions beside them: usage, nodes and named metrics. */
public final class PrometheusSource implements Source {

    static final String NAME = "prometheus";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading read(ReadRequest request) throws IOException {
        for (var file : request.files()) {
            if (file.form() != DataFile.Form.JSON) {
                request.findings()
                        .reject(file.name(), "not-json", "the file is no answer of Prometheus");
            }
        }
        if (request.files().isEmpty()) {
            request.findings().reject(null, "no-rows", "the delivery holds no file");
            throw new RejectedDelivery();
        }
        request.declared().warnOfCurrency(request.findings());
        return MergeReader.read(request, new AnswerFiles(request));
    }
}
