package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A small month that a policy document brings along, and what must become of it.
 *
 * @param costCenters beside those that the document names, which need no entry
 */
public record PolicyExample(
        String id,
        Period period,
        List<CostCenter> costCenters,
        List<CostLine> lines,
        List<UsageLine> usage,
        List<NodeLine> nodes,
        List<MetricLine> metrics,
        List<NamespaceLabels> labels,
        List<WorkloadLabels> workloadLabels,
        List<Expectation> expected) {

    /**
     * What somebody must bear, or what must remain on a balance. What is null is not asked about;
     * one of the figures is there.
     *
     * @param costCenter null on a balance
     * @param balance such as {@code prepaid}; null for a cost center
     * @param kind of the posting key, such as {@code pool}
     * @param amount as posted
     * @param exact before rounding
     */
    public record Expectation(
            @Nullable String costCenter,
            @Nullable String balance,
            @Nullable String kind,
            @Nullable String pool,
            @Nullable String service,
            @Nullable Exact amount,
            @Nullable Exact exact) {}
}
