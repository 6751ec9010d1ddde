package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.reconciliation.VarianceCell.Step;

import java.util.TreeMap;

/** A cell while lines are added to it. */
final class CellInTheMaking {

    private final TreeMap<VarianceCause, Step> causes = new TreeMap<>();
    private Exact estimated = Exact.ZERO;
    private Exact modelled = Exact.ZERO;
    private Exact compared = Exact.ZERO;
    private Exact billed = Exact.ZERO;
    private long lines;
    private long nodeLines;

    /** A line that is wholly one cause's, but for what is paid for it at another time. */
    void add(VarianceCause cause, LinePrices prices) {
        lines++;
        billed = billed.plus(prices.billed());
        step(cause, prices.charged(), 1);
        step(VarianceCause.COMMITMENT_PAYMENT, prices.paidApart(), 0);
    }

    /** The prices of a line of nodes below its list price, which is divided later. */
    void addPrices(LinePrices prices) {
        lines++;
        nodeLines++;
        billed = billed.plus(prices.billed());
        step(
                prices.spot() ? VarianceCause.SPOT : VarianceCause.CONTRACT_PRICE,
                prices.contracted().minus(prices.list()),
                1);
        step(
                VarianceCause.COMMITMENT_USED,
                prices.charged().minus(prices.contracted()),
                prices.committed() ? 1 : 0);
        step(VarianceCause.COMMITMENT_PAYMENT, prices.paidApart(), 0);
    }

    /** A part of the list price of nodes that one cause explains. */
    void addCapacity(VarianceCause cause, Exact amount) {
        step(cause, amount, 0);
    }

    /** A part of the list price of nodes that the estimate speaks of. */
    void addCompared(Exact amount) {
        compared = compared.plus(amount);
    }

    /** What is estimated for what is compared. */
    void estimateCompared(Exact amount) {
        estimated = estimated.plus(amount);
        modelled = modelled.plus(amount);
    }

    /** What is estimated for what one cause finds on the bill. */
    void estimateApart(VarianceCause cause, Exact amount) {
        estimated = estimated.plus(amount);
        step(cause, amount.negate(), 0);
    }

    private void step(VarianceCause cause, Exact amount, long more) {
        if (!amount.isZero() || more > 0) {
            causes.merge(cause, new Step(amount, more), Step::plus);
        }
    }

    VarianceCell finished(VarianceKey key) {
        causes.entrySet()
                .removeIf(step -> step.getKey().isOfNodes() && step.getValue().amount().isZero());
        causes.replaceAll(
                (cause, step) -> isCapacity(cause) ? new Step(step.amount(), nodeLines) : step);
        return new VarianceCell(
                key, estimated, modelled, compared, billed, lines, nodeLines, causes);
    }

    private static boolean isCapacity(VarianceCause cause) {
        return cause == VarianceCause.MISSING_USAGE
                || cause == VarianceCause.SYSTEM_OVERHEAD
                || cause == VarianceCause.IDLE;
    }
}
