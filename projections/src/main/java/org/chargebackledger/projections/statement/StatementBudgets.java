package org.chargebackledger.projections.statement;

import static org.chargebackledger.projections.storage.Columns.money;

import org.chargebackledger.ledger.budget.BudgetsAtClose;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.budget.Budgets;
import org.chargebackledger.projections.statement.StatementCloses.FinalBy;
import org.chargebackledger.projections.statement.StatementDetails.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

/**
 * Reads what statements say of budgets: those in force at the close that a statement is final by,
 * or at the first one after it; and as long as there is neither, those that hold now.
 */
final class StatementBudgets {

    private final JdbcClient jdbc;
    private final Budgets budgets;

    StatementBudgets(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        budgets = new Budgets(dataSource);
    }

    /** What a cost center's statement says; null where it has no budget in the currency. */
    @Nullable Budgeted of(
            Scope scope, String costCenter, CurrencyCode currency, Optional<FinalBy> close) {
        var year = ofYear(scope, costCenter, close);
        var month = year.get(scope.period());
        if (month == null || !month.currency().equals(currency)) {
            return null;
        }
        var toDate = year.headMap(scope.period().next());
        return new Budgeted(
                month,
                actual(scope, costCenter, currency, List.of(scope.period())),
                year.firstKey(),
                sum(currency, toDate.values()),
                actual(scope, costCenter, currency, toDate.keySet()),
                sum(currency, year.values()));
    }

    private SortedMap<Period, Money> ofYear(
            Scope scope, String costCenter, Optional<FinalBy> close) {
        String upTo = null;
        if (close.isPresent()) {
            var said = close.get().budgets();
            upTo = said == null ? null : BudgetsAtClose.lastChange(said).orElse(null);
            if (upTo == null) {
                return new TreeMap<>();
            }
        }
        var months = new TreeMap<>(budgets.of(scope.book(), costCenter, upTo));
        var year = scope.period().month().getYear();
        months.keySet().removeIf(period -> period.month().getYear() != year);
        return months;
    }

    private static Money sum(CurrencyCode currency, Collection<Money> amounts) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }

    /** What is charged to it, or meant for it while it is in showback. */
    private Money actual(
            Scope scope, String costCenter, CurrencyCode currency, Collection<Period> months) {
        return scope.bind(
                        jdbc.sql(
                                scope.sql(
                                        """
                                        SELECT coalesce(sum(
                                            a.functional_debit - a.functional_credit), 0) AS net
                                        FROM read_model.book b
                                        JOIN read_model.entry e ON e.book_id = b.id
                                        JOIN read_model.entry_account a
                                          ON a.book_id = b.id AND a.sequence = e.sequence
                                        WHERE b.name = :book AND e.%s IN (:months)
                                          AND e.sequence <= :asOf
                                          AND a.functional_currency = :currency
                                          AND a.cost_center IS NOT NULL
                                          AND (a.cost_center = :costCenter
                                            OR a.memo = :costCenter)
                                        """)))
                .param("months", months.stream().map(Period::toString).toList())
                .param("currency", currency.code())
                .param("costCenter", costCenter)
                .query((row, at) -> money(row, "net", currency))
                .single();
    }
}
