package org.chargebackledger.ingest.azurecostmanagement;

import com.azure.resourcemanager.costmanagement.models.CostDetailsMetricType;
import com.azure.resourcemanager.costmanagement.models.ExportType;

/** One of the two views that Azure has of the same use; they are never summed. */
enum Metric {
    /** What is billed. */
    ACTUAL("actual", CostDetailsMetricType.ACTUAL_COST, ExportType.ACTUAL_COST),
    /** The same with commitments spread over what they cover. */
    AMORTIZED("amortized", CostDetailsMetricType.AMORTIZED_COST, ExportType.AMORTIZED_COST);

    private final String label;
    private final CostDetailsMetricType ofReports;
    private final ExportType ofQueries;

    Metric(String label, CostDetailsMetricType ofReports, ExportType ofQueries) {
        this.label = label;
        this.ofReports = ofReports;
        this.ofQueries = ofQueries;
    }

    CostDetailsMetricType ofReports() {
        return ofReports;
    }

    ExportType ofQueries() {
        return ofQueries;
    }

    /** The beginning of the names of its files: the importer tells the two apart by it. */
    @Override
    public String toString() {
        return label;
    }
}
