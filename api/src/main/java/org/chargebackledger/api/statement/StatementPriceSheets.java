package org.chargebackledger.api.statement;

import static org.chargebackledger.api.document.Sheet.text;

import org.chargebackledger.api.document.Sheet;
import org.chargebackledger.api.document.Sheet.Amount;
import org.chargebackledger.api.document.Sheet.Cell;
import org.chargebackledger.api.document.Sheet.Figure;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.projections.statement.Statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What stands on statements beside what is charged, as sheets: other prices, and budgets. */
final class StatementPriceSheets {

    private StatementPriceSheets() {}

    /** A sheet for each of the two that any statement has. */
    static List<Sheet> of(List<Statement> statements) {
        var sheets = new ArrayList<Sheet>();
        var savings = savings(statements);
        if (!savings.rows().isEmpty()) {
            sheets.add(savings);
        }
        var budgets = budgets(statements);
        if (!budgets.rows().isEmpty()) {
            sheets.add(budgets);
        }
        return sheets;
    }

    private static Sheet savings(List<Statement> statements) {
        var rows = new ArrayList<List<Cell>>();
        for (var statement : statements) {
            var savings = statement.details().savings();
            if (savings != null) {
                var listed = savings.isListed();
                rows.add(
                        List.of(
                                text(statement.costCenter()),
                                figure(listed, savings.list()),
                                figure(listed, savings.negotiated()),
                                figure(listed, savings.spot()),
                                new Figure(savings.commitments()),
                                new Figure(savings.unused()),
                                figure(listed, savings.other()),
                                new Figure(savings.effective()),
                                figure(savings.isContracted(), savings.contracted()),
                                new Figure(savings.used()),
                                new Figure(savings.unlisted()),
                                new Figure(savings.uncontracted()),
                                text(statement.total().currency().code())));
            }
        }
        return new Sheet(
                "Savings",
                List.of(
                        "cost_center",
                        "list_cost",
                        "negotiated_discounts",
                        "spot",
                        "commitment_discounts",
                        "commitments_unused",
                        "other",
                        "effective_cost",
                        "contracted_cost",
                        "commitments_used",
                        "without_list_price",
                        "without_contracted_price",
                        "currency"),
                rows);
    }

    /** Empty where the bill does not say it, which is not zero. */
    private static Cell figure(boolean known, Exact figure) {
        return known ? new Figure(figure) : text("");
    }

    private static Sheet budgets(List<Statement> statements) {
        var rows = new ArrayList<List<Cell>>();
        for (var statement : statements) {
            var budget = statement.details().budget();
            if (budget != null) {
                rows.add(
                        List.of(
                                text(statement.costCenter()),
                                new Amount(budget.month()),
                                new Amount(budget.actual()),
                                new Amount(budget.variance()),
                                text(Objects.requireNonNullElse(budget.variancePercent(), "")),
                                text(budget.from().toString()),
                                new Amount(budget.toDate()),
                                new Amount(budget.actualToDate()),
                                new Amount(budget.varianceToDate()),
                                new Amount(budget.year()),
                                new Amount(budget.remaining()),
                                text(statement.total().currency().code())));
            }
        }
        return new Sheet(
                "Budget",
                List.of(
                        "cost_center",
                        "budget",
                        "actual",
                        "variance",
                        "variance_percent",
                        "year_from",
                        "year_to_date_budget",
                        "year_to_date_actual",
                        "year_to_date_variance",
                        "year_budget",
                        "remaining",
                        "currency"),
                rows);
    }
}
