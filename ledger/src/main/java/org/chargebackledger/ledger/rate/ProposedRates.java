package org.chargebackledger.ledger.rate;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.money.CurrencyCode;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Rates that are proposed and approved together; none of them twice. */
public record ProposedRates(List<ExchangeRate> rates) {

    private static final String[] MEMBERS = {
        "book", "type", "from", "to", "period", "value", "source", "date"
    };

    public ProposedRates {
        rates = List.copyOf(rates);
        if (rates.isEmpty()) {
            throw Refusal.invalid("master-data-malformed", "no rate is given");
        }
        var keys = new HashSet<ExchangeRate.Key>();
        for (var rate : rates) {
            if (!keys.add(rate.key())) {
                throw Refusal.invalid(
                        "master-data-malformed", "there are two rates for " + rate.key());
            }
        }
    }

    /** Reads them as they are proposed, {@code {"rates": […]}}, or one rate by itself. */
    public static ProposedRates parse(String book, Members content) {
        var rates = content.objects("rates");
        if (rates.isEmpty()) {
            return new ProposedRates(List.of(rate(book, content)));
        }
        content.requireOnly("rates");
        return new ProposedRates(rates.stream().map(one -> rate(book, one)).toList());
    }

    private static ExchangeRate rate(String book, Members members) {
        members.requireOnly(MEMBERS);
        var said = members.optionalText("book");
        if (said != null && !said.equals(book)) {
            throw Refusal.invalid("master-data-malformed", "the rate is of book " + said);
        }
        var type = members.text("type");
        var from = members.as("from", CurrencyCode::new);
        var to = members.as("to", CurrencyCode::new);
        var period = members.period("period");
        var source = members.text("source");
        var date = members.day("date");
        return members.as(
                "value",
                value -> new ExchangeRate(book, type, from, to, period, value, source, date));
    }

    /** As they are hashed and stored. */
    public Map<String, Object> canonical() {
        return Map.of("rates", rates.stream().map(ExchangeRate::canonical).toList());
    }
}
