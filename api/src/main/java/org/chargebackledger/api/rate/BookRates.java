package org.chargebackledger.api.rate;

import org.chargebackledger.api.book.BookCatalog;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.book.PostingTerms;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.rate.ExchangeRate;
import org.chargebackledger.ledger.rate.RateTable;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.prepaid.PrepaidSubledger;
import org.chargebackledger.projections.rate.ExchangeRates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says by which rates a book posts a month now. */
@Component
public class BookRates {

    private final BookCatalog books;
    private final ExchangeRates rates;
    private final PrepaidSubledger prepaid;

    BookRates(BookCatalog books, ExchangeRates rates, PrepaidSubledger prepaid) {
        this.books = books;
        this.rates = rates;
        this.prepaid = prepaid;
    }

    /** Whether a book has a functional currency that other currencies are translated into. */
    public boolean translates(String book) {
        return books.of(book).translates();
    }

    /** Into which currency a book translates. */
    public CurrencyCode functional(String book) {
        return books.of(book).currency();
    }

    /**
     * The rate of a currency; null where nothing is translated.
     *
     * @throws org.chargebackledger.ledger.audit.Refusal {@code rate-missing} if none is approved
     */
    public @Nullable ExchangeRate of(String book, CurrencyCode currency, Period period) {
        var configured = books.of(book);
        if (!configured.translates() || currency.equals(configured.currency())) {
            return null;
        }
        return rates.find(
                        book,
                        configured.rateTypeOrDefault(),
                        currency,
                        configured.currency(),
                        period)
                .orElseThrow(() ->
                        RateTable.missing(currency, configured.currency(), period.toString()));
    }

    /** Currencies of bills that a rate is needed for and none is approved. */
    public List<CurrencyCode> missing(
            String book, Period period, Collection<SourceAccount> accounts) {
        var configured = books.of(book);
        if (!configured.translates()) {
            return List.of();
        }
        var fixed =
                fixed(book, period, accounts).stream()
                        .map(ExchangeRate::from)
                        .collect(Collectors.toSet());
        return foreign(configured.currency(), accounts).stream()
                .filter(currency -> !fixed.contains(currency))
                .toList();
    }

    /** The approved rates that bills of a month need, by currency. */
    public List<ExchangeRate> fixed(
            String book, Period period, Collection<SourceAccount> accounts) {
        var configured = books.of(book);
        if (!configured.translates()) {
            return List.of();
        }
        var needed = foreign(configured.currency(), accounts);
        if (needed.isEmpty()) {
            return List.of();
        }
        return rates.all(book).stream()
                .map(one -> one.rate())
                .filter(rate -> rate.period().equals(period))
                .filter(rate -> rate.type().equals(configured.rateTypeOrDefault()))
                .filter(rate -> rate.to().equals(configured.currency()))
                .filter(rate -> needed.contains(rate.from()))
                .sorted(Comparator.comparing(ExchangeRate::from))
                .toList();
    }

    /** Terms with the rates that are approved now and what commitments are carried at. */
    public PostingTerms pin(
            String book, Period period, PostingTerms terms, Collection<SourceAccount> accounts) {
        var fixed = fixed(book, period, accounts);
        if (fixed.isEmpty()) {
            return terms;
        }
        var table = new RateTable(terms.currency(), fixed);
        return terms.at(fixed).carrying(prepaid.carried(book, period, table));
    }

    /** Frozen terms with the rates that are approved now in the place of those they had. */
    public PostingTerms repinned(
            String book, Period period, PostingTerms frozen, Collection<SourceAccount> accounts) {
        var fixed = fixed(book, period, accounts);
        return fixed.isEmpty() ? frozen : frozen.at(fixed);
    }

    private static Set<CurrencyCode> foreign(
            CurrencyCode functional, Collection<SourceAccount> accounts) {
        var foreign = new TreeSet<CurrencyCode>();
        accounts.stream()
                .map(SourceAccount::currency)
                .filter(currency -> !currency.equals(functional))
                .forEach(foreign::add);
        return foreign;
    }
}
