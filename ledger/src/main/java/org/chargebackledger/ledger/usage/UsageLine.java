package org.chargebackledger.ledger.usage;

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
        String labels) {}
