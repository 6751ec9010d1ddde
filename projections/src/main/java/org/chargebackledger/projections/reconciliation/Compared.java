package org.chargebackledger.projections.reconciliation;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Rounding;
import org.jspecify.annotations.Nullable;

/** An estimate against the ledger, exact. */
public record Compared(Exact estimate, Exact ledger, Outcome outcome) {

    /** How an estimate compares. */
    public enum Outcome {
        /** No further off than the policy lets it be. */
        WITHIN,
        /** Further off. */
        OUTSIDE,
        /** Nothing is estimated in the ledger's currency. */
        NO_ESTIMATE,
        /** The ledger holds nothing in the estimate's currency. */
        NO_COST
    }

    static Compared of(Exact estimate, Exact ledger, Exact tolerance) {
        var off = estimate.minus(ledger).abs().toBigDecimal();
        var allowed = ledger.abs().toBigDecimal().multiply(tolerance.toBigDecimal());
        return new Compared(
                estimate, ledger, off.compareTo(allowed) <= 0 ? Outcome.WITHIN : Outcome.OUTSIDE);
    }

    /** Estimate minus ledger. */
    public Exact difference() {
        return estimate.minus(ledger);
    }

    /** The difference in percent of the ledger's amount, to two decimals; null if that is zero. */
    public @Nullable String percent() {
        return ledger.isZero() ? null : Rounding.percent(difference(), ledger);
    }
}
