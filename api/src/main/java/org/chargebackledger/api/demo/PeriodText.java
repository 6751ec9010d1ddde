package org.chargebackledger.api.demo;

import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.reconciliation.AccountReconciliation;
import org.chargebackledger.projections.reconciliation.Reconciliation;
import org.chargebackledger.projections.statement.StatementList;
import org.chargebackledger.projections.statement.StatementList.Summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** One period of the demo in plain text: its statements, and how they add up to its bill. */
final class PeriodText {

    private final Period period;
    private final String status;
    private final Map<String, String> names;
    private final List<String> lines = new ArrayList<>();

    PeriodText(Period period, String status, Map<String, String> names) {
        this.period = period;
        this.status = status;
        this.names = names;
    }

    List<String> lines(StatementList statements, Reconciliation reconciliation) {
        lines.add("");
        lines.add(period + "  " + status);
        for (var statement : statements.statements()) {
            lines.add(line(statement.costCenter(), name(statement), statement.total()));
        }
        statements.statements().stream()
                .map(Summary::total)
                .reduce(Money::plus)
                .ifPresent(sum -> add("statements", sum));
        var accounts = reconciliation.accounts();
        if (!accounts.isEmpty()) {
            beside(statements, accounts);
            add("bill", sum(accounts, AccountReconciliation::billed));
            add("bill - ledger", sum(accounts, AccountReconciliation::difference));
        }
        return List.copyOf(lines);
    }

    /** What of the bill is charged to no cost center this month. */
    private void beside(StatementList statements, List<AccountReconciliation> accounts) {
        other("prepaid, used in other months", sum(accounts, AccountReconciliation::prepaid));
        other("recoverable tax", sum(accounts, AccountReconciliation::recoverableTax));
        other("suspense", sum(accounts, AccountReconciliation::suspense));
        other("rate variance", sum(accounts, AccountReconciliation::rateVariance));
        other("rounding", sum(accounts, AccountReconciliation::rounding));
        statements.statements().stream()
                .map(Summary::total)
                .reduce(Money::plus)
                .map(sum(accounts, AccountReconciliation::allocated)::minus)
                .ifPresent(money -> other("posted in another month", money));
    }

    private String name(Summary statement) {
        return names.getOrDefault(statement.costCenter(), "");
    }

    private void other(String what, Money money) {
        if (!money.isZero()) {
            add("+ " + what, money);
        }
    }

    private void add(String what, Money money) {
        lines.add(line("", what, money));
    }

    private static String line(String code, String name, Money money) {
        return String.format(
                Locale.ROOT, "  %-8s  %-32s %12s %s", code, name, money.amount(), money.currency());
    }

    private static Money sum(
            List<AccountReconciliation> accounts, Function<AccountReconciliation, Money> amount) {
        return accounts.stream().map(amount).reduce(Money::plus).orElseThrow();
    }
}
