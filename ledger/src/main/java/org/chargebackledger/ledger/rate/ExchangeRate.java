package org.chargebackledger.ledger.rate;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.money.Conversion;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.time.Period;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How many units of one currency a unit of another is worth to a book, for one month. There is one
 * for each book, type, pair and month; another value for the same is another rate, by its hash.
 *
 * @param type a word of the book, such as {@code average} or {@code closing}
 * @param value above zero, as text with at most twelve decimals; zeros at its end are dropped
 * @param source who published it
 * @param date of which day it is
 */
public record ExchangeRate(
        String book,
        String type,
        CurrencyCode from,
        CurrencyCode to,
        Period period,
        String value,
        String source,
        LocalDate date) {

    private static final int SHORT_HASH = 8;
    private static final Pattern VALUE = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public ExchangeRate {
        if (!WORD.matcher(type).matches()) {
            throw new IllegalArgumentException("a type is a word like 'average', not " + type);
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("a rate is between two currencies, not " + from);
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("a rate says its source");
        }
        value = canonical(value);
    }

    /** Two texts of one number must not be two rates. */
    private static String canonical(String text) {
        if (!VALUE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a rate is a decimal with up to %s decimals, not '%s'"
                            .formatted(Conversion.RATE_DECIMALS, text));
        }
        var value = new BigDecimal(text);
        if (value.signum() == 0) {
            throw new IllegalArgumentException("a rate is above zero");
        }
        return value.stripTrailingZeros().toPlainString();
    }

    /** What it is a rate of: a later one with the same key takes its place. */
    public record Key(String book, String type, CurrencyCode from, CurrencyCode to, Period period) {

        @Override
        public String toString() {
            return "%s %s to %s, %s, %s".formatted(book, from, to, period, type);
        }
    }

    public Key key() {
        return new Key(book, type, from, to, period);
    }

    /** Names it, value and all. */
    public String id() {
        return "%s-%s-%s-%s-%s".formatted(type, from, to, period, hash().substring(0, SHORT_HASH));
    }

    public String hash() {
        return CanonicalJson.hash(canonical());
    }

    public Conversion conversion() {
        return new Conversion(new BigDecimal(value), to);
    }

    /** As it is proposed, hashed and approved. */
    public Map<String, Object> canonical() {
        return Map.of(
                "book",
                book,
                "type",
                type,
                "from",
                from.code(),
                "to",
                to.code(),
                "period",
                period.toString(),
                "value",
                value,
                "source",
                source,
                "date",
                date.toString());
    }
}
