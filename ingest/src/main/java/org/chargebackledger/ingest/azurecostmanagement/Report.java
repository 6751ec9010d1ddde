package org.chargebackledger.ingest.azurecostmanagement;

import com.azure.json.JsonProviders;
import com.azure.resourcemanager.costmanagement.fluent.models.CostDetailsOperationResultsInner;
import com.azure.resourcemanager.costmanagement.models.BlobInfo;
import com.azure.resourcemanager.costmanagement.models.CostDetailsStatusType;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/**
 * A report of cost details that is done.
 *
 * @param files none if there are no costs
 */
record Report(List<BlobInfo> files, boolean isPacked) {

    /**
     * Reads what became of an order.
     *
     * @throws FetchFailure if it failed, is cut off or is about something else
     */
    static Report read(String body, Metric metric) throws FetchFailure {
        QueryPage.json(body);
        @Nullable CostDetailsOperationResultsInner done;
        try (var json = JsonProviders.createReader(body)) {
            done = CostDetailsOperationResultsInner.fromJson(json);
        } catch (IOException | RuntimeException e) {
            throw new FetchFailure(
                    Reason.MALFORMED, "a report is not described as usual: " + e.getMessage());
        }
        if (done == null) {
            throw new FetchFailure(Reason.UNREACHABLE, "an answer is cut off before it begins");
        }
        if (CostDetailsStatusType.NO_DATA_FOUND.equals(done.status())) {
            return new Report(List.of(), false);
        }
        if (CostDetailsStatusType.FAILED.equals(done.status())) {
            var error = done.error();
            throw new FetchFailure(
                    Reason.BROKEN,
                    "the report of %s costs failed: %s"
                            .formatted(
                                    metric,
                                    error == null
                                            ? "Azure does not say why"
                                            : error.getCode() + " " + error.getMessage()));
        }
        if (!CostDetailsStatusType.COMPLETED.equals(done.status()) || done.blobs() == null) {
            throw new FetchFailure(
                    Reason.MALFORMED, "a report has the status " + done.status() + ", or no files");
        }
        requireWhole(done, metric);
        return new Report(List.copyOf(done.blobs()), Boolean.TRUE.equals(done.compressData()));
    }

    private static void requireWhole(CostDetailsOperationResultsInner done, Metric metric)
            throws FetchFailure {
        var count = done.blobCount();
        if (count != null && count != done.blobs().size()) {
            throw new FetchFailure(
                    Reason.PARTIAL,
                    "a report lists %d files of %d".formatted(done.blobs().size(), count));
        }
        var asked = done.requestBody();
        if (asked != null
                && asked.metric() != null
                && !asked.metric().toString().equalsIgnoreCase(metric.ofReports().toString())) {
            throw new FetchFailure(
                    Reason.MALFORMED,
                    "a report of %s came for one of %s costs".formatted(asked.metric(), metric));
        }
    }

    /** How many bytes a file has at least, by its own description. */
    long bytesMin(int file) {
        var bytes = files.get(file).byteCount();
        return isPacked || bytes == null ? 0 : bytes;
    }
}
