package org.chargebackledger.ledger.bill;

import org.chargebackledger.ledger.money.CurrencyCode;

import java.time.LocalDate;

/**
 * All bill rows of one snapshot that are equal in every grain column, with their exact sums.
 *
 * @param startDay first UTC day charged
 * @param endDay the UTC day after the last one charged
 * @param commitmentStatus FOCUS {@code Used} or {@code Unused}; empty outside commitments
 * @param namespace {@link #IDLE_NAMESPACE} where the provider says that nobody took what it charges
 * @param tags canonical JSON object of the kept tags, {@code {}} when there is none; a tag without
 *     a value has the value {@code true} as text
 * @param rows how many bill rows it sums; 0 if it has only parts of rows, which are counted where
 *     no consumer is named
 */
public record CostLine(
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
        String tags,
        CurrencyCode currency,
        Costs costs,
        long rows) {

    /** The namespace of capacity that nobody took; no cluster can have one of this name. */
    public static final String IDLE_NAMESPACE = "__idle__";

    public CostLine {
        if (!startDay.isBefore(endDay)) {
            throw new IllegalArgumentException(
                    "a cost line covers at least one day, not " + startDay + " to " + endDay);
        }
    }

    public SourceAccount sourceAccount() {
        return new SourceAccount(provider, billingAccount, invoiceIssuer, currency);
    }
}
