package org.chargebackledger.api.rate;

import org.chargebackledger.api.book.BookCatalog;
import org.chargebackledger.api.masterdata.MasterDataKind;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.rate.ExchangeRate;
import org.chargebackledger.ledger.rate.ProposedRates;
import org.chargebackledger.projections.rate.ExchangeRates;
import org.chargebackledger.projections.rate.KnownRate;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.stream.Collectors;

/** Rates of exchange: one or a table of them, as JSON or as CSV. */
@Component
public final class ExchangeRateKind implements MasterDataKind {

    private final ExchangeRates rates;
    private final BookCatalog books;

    ExchangeRateKind(ExchangeRates rates, BookCatalog books) {
        this.rates = rates;
        this.books = books;
    }

    @Override
    public String name() {
        return ExchangeRates.KIND;
    }

    @Override
    public Map<String, Object> canonical(String book, Members given) {
        var csv = given.optionalText("csv");
        var proposed = csv == null ? ProposedRates.parse(book, given) : RateCsv.read(book, csv);
        return proposed.canonical();
    }

    /** A rate that the book would never use is a mistake, and so is one that it has. */
    @Override
    public void check(String book, Members content) {
        var configured = books.of(book);
        if (!configured.translates()) {
            throw Refusal.invalid(
                    "rate-useless",
                    "book %s translates nothing: neither a currency nor a rate-type is configured"
                            .formatted(book));
        }
        var proposed = ProposedRates.parse(book, content).rates();
        for (var rate : proposed) {
            if (!rate.to().equals(configured.currency())
                    || !rate.type().equals(configured.rateTypeOrDefault())) {
                throw Refusal.invalid(
                        "rate-useless",
                        "book %s translates into %s by the type %s, not: %s"
                                .formatted(
                                        book,
                                        configured.currency(),
                                        configured.rateTypeOrDefault(),
                                        rate.key()));
            }
        }
        var holding = rates.all(book).stream().map(KnownRate::rate).collect(Collectors.toSet());
        if (holding.containsAll(proposed)) {
            throw Refusal.conflict("nothing-changes", "all of these rates hold already");
        }
    }

    @Override
    public String words(Members content) {
        return content.objects("rates").stream()
                .map(ExchangeRateKind::wordsOf)
                .collect(Collectors.joining("; "));
    }

    private static String wordsOf(Members rate) {
        return "%s to %s %s for %s (%s, %s of %s)"
                .formatted(
                        rate.text("from"),
                        rate.text("to"),
                        rate.text("value"),
                        rate.text("period"),
                        rate.text("type"),
                        rate.text("source"),
                        rate.text("date"));
    }

    @Override
    public Map<String, Object> present(String book, Members content) {
        var keys =
                ProposedRates.parse(book, content).rates().stream()
                        .map(ExchangeRate::key)
                        .collect(Collectors.toSet());
        var holding =
                rates.all(book).stream()
                        .map(KnownRate::rate)
                        .filter(rate -> keys.contains(rate.key()))
                        .toList();
        return holding.isEmpty() ? Map.of() : new ProposedRates(holding).canonical();
    }
}
