package org.chargebackledger.ledger.usage;

import org.chargebackledger.ledger.canonical.Digestible;
import org.chargebackledger.ledger.canonical.LineText;
import org.chargebackledger.ledger.money.Exact;

import java.time.Instant;

/**
 * What one node offered over [start, end), the time it existed in that interval.
 *
 * @param resourceId the provider's id of the machine, by which bill rows join; may be empty
 * @param cpuCores cores, not core-hours
 * @param ramGib GiB, not GiB-hours
 * @param labels canonical JSON object
 */
public record NodeLine(
        Instant start,
        Instant end,
        String cluster,
        String node,
        String resourceId,
        Exact cpuCores,
        Exact ramGib,
        Exact gpuCount,
        String labels)
        implements Digestible {

    @Override
    public void writeTo(LineText out) {
        out.text(start.toString()).text(end.toString());
        out.text(cluster).text(node).text(resourceId);
        out.exact(cpuCores).exact(ramGib).exact(gpuCount).text(labels).end();
    }
}
