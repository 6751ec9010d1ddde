package org.chargebackledger.api.reconciliation;

import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.reconciliation.LedgerWaterfall;
import org.chargebackledger.ledger.reconciliation.Variance;
import org.chargebackledger.ledger.reconciliation.VarianceCause;
import org.chargebackledger.ledger.reconciliation.Variances.NotCompared;
import org.chargebackledger.ledger.reconciliation.Waterfall;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The way from estimate over bill to ledger as it is served; amounts are exact, in the account's
 * currency, but what is posted, which has the currency's digits.
 *
 * @param runId the run posted last, whose bills these are; absent before the first
 * @param tolerance fraction of what is compared by which an estimate may be off
 * @param within whether no remainder is above it
 * @param variances the remainders of clusters that a cost model prices
 * @param rows the same by node, service or resource; absent unless asked for
 */
record WaterfallView(
        Period period,
        @Nullable String runId,
        @Nullable Exact tolerance,
        boolean within,
        List<AccountWaterfall> accounts,
        List<VarianceView> variances,
        List<NotCompared> notCompared,
        @Nullable Page<Row> rows) {

    static WaterfallView nothingPosted(Period period) {
        return new WaterfallView(period, null, null, false, List.of(), List.of(), List.of(), null);
    }

    /**
     * What a cause adds.
     *
     * @param about it, in words
     * @param lines how many cost lines it is found on
     * @param costLines where they are listed
     */
    record StepView(String cause, String about, Exact amount, long lines, String costLines) {}

    /** One source account: from estimate to bill, from bill to ledger, and its clusters. */
    record AccountWaterfall(
            String provider,
            String billingAccount,
            String invoiceIssuer,
            CurrencyCode currency,
            WaterfallSteps bill,
            @Nullable LedgerSteps ledger,
            List<ClusterWaterfall> clusters) {}

    /**
     * From estimate to bill.
     *
     * @param compared the list price of the capacity that the estimate speaks of
     * @param remainder what no cause explains
     * @param percent the remainder in percent of what is compared; absent if that is zero
     * @param lines cost lines of the bill
     */
    record WaterfallSteps(
            Exact estimate,
            Exact compared,
            List<StepView> steps,
            Exact remainder,
            @Nullable String percent,
            Exact billed,
            long lines) {

        static WaterfallSteps of(Waterfall waterfall, WaterfallLinks links) {
            return new WaterfallSteps(
                    waterfall.estimated(),
                    waterfall.compared(),
                    waterfall.steps().entrySet().stream()
                            .map(step ->
                                    new StepView(
                                            step.getKey().id(),
                                            step.getKey().words(),
                                            step.getValue().amount(),
                                            step.getValue().lines(),
                                            links.to(step.getKey())))
                            .toList(),
                    waterfall.remainder(),
                    waterfall.percent(),
                    waterfall.billed(),
                    waterfall.lines());
        }
    }

    /** Finds the cost lines of a cause. */
    interface WaterfallLinks {
        String to(VarianceCause cause);
    }

    /**
     * One cluster on the account's bill.
     *
     * @param cluster empty for what is outside of clusters
     * @param estimatedBy {@code COST_MODEL}, {@code LIST_PRICE} (readings at the bill's own list
     *     price) or {@code NOTHING}
     */
    record ClusterWaterfall(String cluster, EstimatedBy estimatedBy, WaterfallSteps bill) {}

    /** Where an estimate comes from. */
    enum EstimatedBy {
        COST_MODEL,
        LIST_PRICE,
        NOTHING
    }

    /** One step from bill to ledger. */
    record LedgerStep(String step, Exact amount) {}

    /**
     * From bill to ledger.
     *
     * @param charged posted to cost centers
     * @param remainder what no step explains: zero once the bill is posted
     */
    record LedgerSteps(Exact billed, List<LedgerStep> steps, Exact remainder, Money charged) {

        static LedgerSteps of(LedgerWaterfall one) {
            return new LedgerSteps(
                    one.billed(),
                    one.steps().entrySet().stream()
                            .map(step -> new LedgerStep(step.getKey(), step.getValue()))
                            .toList(),
                    one.remainder(),
                    one.charged());
        }
    }

    /**
     * What nothing explains of one cluster, as a close asks for it.
     *
     * @param id the same while the period lasts
     * @param hash of all that it says
     * @param owner who answers for it
     */
    record VarianceView(
            String id,
            String hash,
            SourceAccount account,
            String cluster,
            Exact estimate,
            Exact compared,
            Exact remainder,
            Exact tolerance,
            boolean within,
            String owner) {

        static VarianceView of(Variance one) {
            return new VarianceView(
                    one.id(),
                    one.hash(),
                    one.of().account(),
                    one.of().cluster(),
                    one.modelled(),
                    one.compared(),
                    one.remainder(),
                    one.tolerance(),
                    one.isWithin(),
                    one.owner());
        }
    }

    /** One node, service or resource; fields that are not asked for are absent. */
    record Row(
            String provider,
            String billingAccount,
            String invoiceIssuer,
            CurrencyCode currency,
            String cluster,
            @Nullable String node,
            @Nullable String service,
            @Nullable String resource,
            WaterfallSteps bill) {}
}
