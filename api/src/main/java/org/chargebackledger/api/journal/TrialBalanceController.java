package org.chargebackledger.api.journal;

import org.chargebackledger.api.book.BookCatalog;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.Books;
import org.chargebackledger.projections.journal.TrialBalance;
import org.chargebackledger.projections.journal.TrialBalances;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Trial balances of periods. */
@RestController
@RequestMapping("/api/v1/periods/{period}/trial-balance")
class TrialBalanceController {

    private static final String FUNCTIONAL = "functional";

    private final TrialBalances balances;
    private final Books books;
    private final BookCatalog catalog;
    private final KnownPeriods periods;

    TrialBalanceController(
            TrialBalances balances, Books books, BookCatalog catalog, KnownPeriods periods) {
        this.balances = balances;
        this.books = books;
        this.catalog = catalog;
        this.periods = periods;
    }

    /** A trial balance as it is served. */
    record View(
            Period period, long asOf, CurrencyCode currency, List<RowView> rows, Money difference) {

        static View of(TrialBalance balance) {
            return new View(
                    balance.period(),
                    balance.asOf(),
                    balance.currency(),
                    balance.rows().stream()
                            .map(row ->
                                    new RowView(
                                            row.account(),
                                            row.debit(),
                                            row.credit(),
                                            row.balance()))
                            .toList(),
                    balance.difference());
        }
    }

    /** One account; the balance is debit minus credit. */
    record RowView(String account, Money debit, Money credit, Money balance) {}

    /**
     * What the period's entries put on each account; the difference is zero.
     *
     * @param asOf no entry after this sequence
     * @param currency {@code functional}, which is the default: of the whole book in its own
     *     currency; or a code: what was posted in that currency
     */
    @GetMapping
    View get(
            @PathVariable Period period,
            @RequestParam(required = false) @Nullable Long asOf,
            @RequestParam(required = false) @Nullable String currency,
            Book book) {
        periods.require(book, period);
        var code = currency == null || currency.equals(FUNCTIONAL) ? null : code(currency);
        var all =
                code == null
                        ? balances.functional(book.name(), period, asOf)
                        : balances.of(book.name(), period, asOf);
        return OneCurrency.of(all, TrialBalance::currency, code)
                .map(View::of)
                .orElseGet(() -> empty(book, period, asOf, code));
    }

    private static CurrencyCode code(String currency) {
        try {
            return new CurrencyCode(currency);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "parameter-invalid", "currency: functional or a code, not '" + currency + "'");
        }
    }

    /** A period without entries is stated in the book's own currency. */
    private View empty(
            Book book, Period period, @Nullable Long asOf, @Nullable CurrencyCode currency) {
        var stated = currency == null ? catalog.of(book.name()).currency() : currency;
        return new View(
                period, books.asOf(book.name(), asOf), stated, List.of(), Money.zero(stated));
    }
}
