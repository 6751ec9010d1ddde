package org.chargebackledger.ledger.usage;

import org.chargebackledger.ledger.canonical.LineText;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * The labels of one namespace over [validFrom, validTo); open-ended when {@code validTo} is null.
 *
 * @param labels canonical JSON object
 */
public record NamespaceLabels(
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String cluster,
        String namespace,
        String labels)
        implements DatedLabels {

    /** The same on those days only, of which there must be one. */
    public NamespaceLabels within(LocalDate firstDay, LocalDate endDay) {
        return new NamespaceLabels(
                firstDayFrom(firstDay), endDayUntil(endDay), cluster, namespace, labels);
    }

    @Override
    public void writeTo(LineText out) {
        out.text(validFrom.toString()).text(validTo == null ? "" : validTo.toString());
        out.text(cluster).text(namespace).text(labels).end();
    }
}
