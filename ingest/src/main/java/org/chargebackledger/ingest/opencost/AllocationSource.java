package org.chargebackledger.ingest.opencost;

import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.RejectedDelivery;
import org.chargebackledger.ingest.delivery.Source;
import org.chargebackledger.ingest.readings.MergeReader;

import java.io.IOException;

/**
 * Answers of {@code /allocation}: what OpenCost or Kubecost measured, and, as estimates, what it
 * priced.
 */
public final class AllocationSource implements Source {

    private final String name;

    private AllocationSource(String name) {
        this.name = name;
    }

    public static AllocationSource openCost() {
        return new AllocationSource("opencost");
    }

    public static AllocationSource kubecost() {
        return new AllocationSource("kubecost");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reading read(ReadRequest request) throws IOException {
        for (var file : request.files()) {
            if (file.form() != DataFile.Form.JSON) {
                request.findings()
                        .reject(file.name(), "not-json", "the file is no answer of /allocation");
            }
        }
        if (request.files().isEmpty()) {
            request.findings().reject(null, "no-rows", "the delivery holds no file");
            throw new RejectedDelivery();
        }
        return MergeReader.read(request, new AllocationFiles(request));
    }
}
