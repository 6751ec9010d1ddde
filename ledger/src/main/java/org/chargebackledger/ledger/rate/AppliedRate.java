package org.chargebackledger.ledger.rate;

import org.chargebackledger.ledger.money.Conversion;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rate that an entry was translated by, so that it can be read without asking for the rate.
 *
 * @param id of the {@link ExchangeRate}
 * @param former the rate whose place it took; null unless the entry posts that change
 */
public record AppliedRate(
        String id,
        String type,
        LocalDate date,
        CurrencyCode from,
        CurrencyCode to,
        String value,
        String source,
        @Nullable Former former) {

    /** A rate that something was posted by before. */
    public record Former(String id, String value) {}

    public static AppliedRate of(ExchangeRate rate) {
        return new AppliedRate(
                rate.id(),
                rate.type(),
                rate.date(),
                rate.from(),
                rate.to(),
                rate.value(),
                rate.source(),
                null);
    }

    public Conversion conversion() {
        return new Conversion(new BigDecimal(value), to);
    }

    /** The rate in words. */
    public String words() {
        return "1 %s = %s %s, %s of %s, %s".formatted(from, value, to, type, date, source)
                + (former == null ? "" : ", in place of " + former.value());
    }

    /** The same, in the place of another one; null where nothing was translated before. */
    public AppliedRate inPlaceOf(@Nullable ExchangeRate other) {
        var replaced = other == null ? null : new Former(other.id(), other.value());
        return new AppliedRate(id, type, date, from, to, value, source, replaced);
    }

    /** As it is served and hashed. */
    public Map<String, Object> canonical() {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("type", type);
        json.put("date", date.toString());
        json.put("from", from.code());
        json.put("to", to.code());
        json.put("value", value);
        json.put("source", source);
        if (former != null) {
            json.put("former", Map.of("id", former.id(), "value", former.value()));
        }
        return json;
    }
}
