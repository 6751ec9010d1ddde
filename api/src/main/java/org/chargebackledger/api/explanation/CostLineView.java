package org.chargebackledger.api.explanation;

import com.fasterxml.jackson.annotation.JsonRawValue;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;

import java.time.LocalDate;

/**
 * A cost line as it is served; its costs are exact. Texts are empty where the provider gave none.
 *
 * @param id snapshot and position
 * @param endDay the day after the last one charged
 * @param tags a JSON object
 * @param rows how many bill rows it sums
 * @param counted how much of it went the way that is asked about, on the policy's cost basis; of a
 *     line that is asked for by itself, what is billed
 */
public record CostLineView(
        String id,
        String snapshot,
        LocalDate startDay,
        LocalDate endDay,
        String provider,
        String billingAccount,
        String subAccount,
        String invoiceIssuer,
        String invoiceId,
        String region,
        String service,
        String chargeCategory,
        String chargeClass,
        String pricingCategory,
        String commitmentId,
        String commitmentStatus,
        String resource,
        String cluster,
        String namespace,
        String workload,
        @JsonRawValue String tags,
        CurrencyCode currency,
        Exact list,
        Exact contracted,
        Exact billed,
        Exact effective,
        long rows,
        Exact counted) {

    static CostLineView of(CostLineId id, CostLine line, Exact counted) {
        return new CostLineView(
                id.toString(),
                id.snapshotId(),
                line.startDay(),
                line.endDay(),
                line.provider(),
                line.billingAccount(),
                line.subAccount(),
                line.invoiceIssuer(),
                line.invoiceId(),
                line.region(),
                line.service(),
                line.chargeCategory(),
                line.chargeClass(),
                line.pricingCategory(),
                line.commitmentId(),
                line.commitmentStatus(),
                line.resource(),
                line.cluster(),
                line.namespace(),
                line.workload(),
                line.tags().isEmpty() ? "{}" : line.tags(),
                line.currency(),
                line.costs().list(),
                line.costs().contracted(),
                line.costs().billed(),
                line.costs().effective(),
                line.rows(),
                counted);
    }
}
