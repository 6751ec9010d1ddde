package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.Savings;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What stands on a statement beside what is charged: other prices, and the budget. */
final class StatementPrices {

    private StatementPrices() {}

    /** From list price to effective cost, and what that is made of. */
    static void savings(StringBuilder out, @Nullable Savings savings) {
        if (savings == null) {
            return;
        }
        StatementSections.open(
                out,
                "savings",
                "What discounts and commitments saved",
                List.of("Step", "By the bill’s columns"),
                "Before rounding");
        for (var step : SavingsSteps.of(savings)) {
            StatementSections.row(out, List.of(step.what(), step.columns()), step.text());
        }
        StatementSections.close(out);
    }

    /** The month's budget, and the year's so far. */
    static void budget(StringBuilder out, @Nullable Budgeted budget) {
        if (budget == null) {
            return;
        }
        StatementSections.open(
                out, "budget", "Budget", List.of("Of"), "Budget", "Actual", "Over budget");
        row(
                out,
                "The month",
                budget.month(),
                budget.actual(),
                over(budget.variance(), budget.variancePercent()));
        row(
                out,
                "The year to date, from " + budget.from(),
                budget.toDate(),
                budget.actualToDate(),
                over(budget.varianceToDate(), budget.varianceToDatePercent()));
        row(
                out,
                "The year",
                budget.year(),
                budget.actualToDate(),
                budget.remaining().amount() + " remaining");
        StatementSections.close(out);
    }

    private static void row(
            StringBuilder out, String what, Money budget, Money actual, String over) {
        StatementSections.row(out, List.of(what), budget.amount(), actual.amount(), over);
    }

    private static String over(Money variance, @Nullable String percent) {
        return percent == null ? variance.amount() : variance.amount() + " (" + percent + " %)";
    }
}
