package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * The budget of a statement's month, and of its year so far.
 *
 * @param month of the month itself
 * @param actual what the month's statement comes to
 * @param from the first month of the year that has a budget; months before it count nowhere
 * @param toDate of the months from then on, the statement's included
 * @param actualToDate what the statements of these months come to, as of the same entry
 * @param year of all months of the year that have one
 */
public record Budgeted(
        Money month, Money actual, Period from, Money toDate, Money actualToDate, Money year) {

    /** What the month is over its budget; negative below it. */
    public Money variance() {
        return actual.minus(month);
    }

    /** The same in percent of the budget; absent where that is zero. */
    public @Nullable String variancePercent() {
        return percent(variance(), month);
    }

    /** What the year so far is over its budget. */
    public Money varianceToDate() {
        return actualToDate.minus(toDate);
    }

    public @Nullable String varianceToDatePercent() {
        return percent(varianceToDate(), toDate);
    }

    /** What is left of the year's budget; negative when it is spent. */
    public Money remaining() {
        return year.minus(actualToDate);
    }

    private static @Nullable String percent(Money part, Money whole) {
        return whole.isZero() ? null : Rounding.percent(part.exact(), whole.exact());
    }
}
