package org.chargebackledger.ledger.usage;

import org.chargebackledger.ledger.canonical.LineText;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * The labels of one workload over [validFrom, validTo); open-ended when {@code validTo} is null.
 *
 * @param workload as readings name it
 * @param labels canonical JSON object
 */
public record WorkloadLabels(
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String cluster,
        String namespace,
        String workload,
        String labels)
        implements DatedLabels {

    /** The same on those days only, of which there must be one. */
    public WorkloadLabels within(LocalDate firstDay, LocalDate endDay) {
        return new WorkloadLabels(
                firstDayFrom(firstDay), endDayUntil(endDay), cluster, namespace, workload, labels);
    }

    @Override
    public void writeTo(LineText out) {
        out.text(validFrom.toString()).text(validTo == null ? "" : validTo.toString());
        out.text(cluster).text(namespace).text(workload).text(labels).end();
    }
}
