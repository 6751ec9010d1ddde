package org.chargebackledger.ledger.usage;

import org.chargebackledger.ledger.canonical.Digestible;
import org.chargebackledger.ledger.canonical.LineText;
import org.chargebackledger.ledger.money.Exact;

import java.time.Instant;

/**
 * One reading of a named metric over [start, end) for a namespace of a cluster or for a cost
 * center: exactly one of the two is given, the other is empty.
 */
public record MetricLine(
        Instant start,
        Instant end,
        String metric,
        String cluster,
        String namespace,
        String costCenter,
        Exact value,
        String unit)
        implements Digestible {

    @Override
    public void writeTo(LineText out) {
        out.text(start.toString()).text(end.toString());
        out.text(metric).text(cluster).text(namespace).text(costCenter);
        out.exact(value).text(unit).end();
    }
}
