package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.api.ownership.Ownership;
import org.chargebackledger.api.statement.StatementCurrency;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.SavingsSteps;
import org.chargebackledger.projections.statement.Statement;
import org.chargebackledger.projections.statement.Statement.Currencies;
import org.chargebackledger.projections.statement.Statement.Later;
import org.chargebackledger.projections.statement.Statement.View;
import org.chargebackledger.projections.statement.Statements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;

/** A team's month: what it is charged, where each line comes from, and what changed. */
@Controller
class StatementPage {

    private final Statements statements;
    private final KnownPeriods periods;
    private final Ownership ownership;
    private final MonthTotals totals;
    private final StatementDisputes disputes;

    StatementPage(
            Statements statements,
            KnownPeriods periods,
            Ownership ownership,
            MonthTotals totals,
            StatementDisputes disputes) {
        this.statements = statements;
        this.periods = periods;
        this.ownership = ownership;
        this.totals = totals;
        this.disputes = disputes;
    }

    @GetMapping("/statements/{period}/{costCenter}")
    String statement(
            @PathVariable Period period,
            @PathVariable String costCenter,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(defaultValue = "posted") String view,
            Actor actor,
            Book book,
            Model model) {
        ownership.require(actor, book, costCenter);
        var known = periods.require(book, period);
        var wanted = view.equals("restated") ? View.RESTATED : View.POSTED;
        var asked = StatementCurrency.of(currency);
        var statement =
                asked.require(
                        period,
                        costCenter,
                        currencies -> of(book, period, costCenter, wanted, currencies));
        var lastMonth = new Period(period.month().minusMonths(1));
        var before =
                new StatementCurrency(asked.currencies(), statement.total().currency())
                        .choose(currencies -> of(book, lastMonth, costCenter, wanted, currencies))
                        .orElse(null);
        model.addAttribute(
                "currency", currency == null ? statement.total().currency().code() : currency);
        model.addAttribute("known", known);
        model.addAttribute("statement", statement);
        model.addAttribute("name", name(actor, book, statement));
        model.addAttribute("restated", wanted == View.RESTATED);
        model.addAttribute("later", later(statement));
        model.addAttribute("lastMonth", lastMonth);
        model.addAttribute("before", before);
        model.addAttribute(
                "change", before == null ? null : statement.total().minus(before.total()));
        model.addAttribute("groups", StatementRows.of(statement, before));
        model.addAttribute("savings", SavingsSteps.of(statement.details().savings()));
        model.addAttribute("months", months(actor, book, period, costCenter));
        model.addAttribute("disputes", disputes.of(book.name(), period, costCenter));
        return "statement";
    }

    private List<Statement> of(
            Book book, Period period, String costCenter, View view, Currencies currencies) {
        return statements.of(book.name(), period, costCenter, view, currencies, null);
    }

    /** As the register said it then; who has no name then is called as today. */
    private String name(Actor actor, Book book, Statement statement) {
        var then = statement.details().name();
        return then != null
                ? then
                : ownership.visible(actor, book).stream()
                        .filter(one -> one.code().equals(statement.costCenter()))
                        .map(one -> one.name())
                        .findFirst()
                        .orElse(statement.costCenter());
    }

    /** What of a restated month other months took. */
    private static Money later(Statement statement) {
        return statement.later().stream()
                .map(Later::amount)
                .reduce(Money.zero(statement.total().currency()), Money::plus);
    }

    /** The months around it in which the team was charged, to go from one to the next. */
    private List<Period> months(Actor actor, Book book, Period period, String costCenter) {
        return List.of(
                        new Period(period.month().minusMonths(1)),
                        new Period(period.month().plusMonths(1)))
                .stream()
                .filter(other ->
                        totals.of(actor, book, List.of(other)).stream()
                                .anyMatch(row -> row.code().equals(costCenter)))
                .toList();
    }
}
