package org.chargebackledger.ledger.usage;

import org.chargebackledger.ledger.canonical.Digestible;
import org.chargebackledger.ledger.canonical.LineText;
import org.chargebackledger.ledger.money.Exact;

import java.time.Instant;

/**
 * What one workload (or a whole namespace, when the workload is empty) asked for and used on one
 * node over [start, end). Quantities are totals over the interval, never negative.
 *
 * @param node empty when the source does not say
 * @param labels canonical JSON object
 */
public record UsageLine(
        Instant start,
        Instant end,
        String cluster,
        String node,
        String namespace,
        String workload,
        Exact cpuRequestCoreHours,
        Exact cpuUsedCoreHours,
        Exact ramRequestGibHours,
        Exact ramUsedGibHours,
        Exact gpuRequestHours,
        Exact gpuUsedHours,
        Exact pvGibHours,
        Exact networkBytes,
        String labels)
        implements Digestible {

    @Override
    public void writeTo(LineText out) {
        out.text(start.toString()).text(end.toString());
        out.text(cluster).text(node).text(namespace).text(workload);
        out.exact(cpuRequestCoreHours).exact(cpuUsedCoreHours);
        out.exact(ramRequestGibHours).exact(ramUsedGibHours);
        out.exact(gpuRequestHours).exact(gpuUsedHours);
        out.exact(pvGibHours).exact(networkBytes).text(labels).end();
    }
}
