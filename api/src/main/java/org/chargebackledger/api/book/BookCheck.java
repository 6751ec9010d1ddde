package org.chargebackledger.api.book;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.ledger.book.PostingTerms;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** Makes sense of one book's settings, or says which of them makes none. */
final class BookCheck {

    /** As the register has it; it becomes part of an account's name. */
    private static final Pattern ENTITY =
            Pattern.compile("(?! )[^\\p{C}\\p{Zl}\\p{Zp}]{1,64}(?<! )");

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:-]{0,63}");

    private static final Pattern RATE_TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final String name;

    private BookCheck(String name) {
        this.name = name;
    }

    static ConfiguredBook of(String name, BookEntry entry) {
        try {
            new Book(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidBook(name, e.getMessage() == null ? "no name" : e.getMessage());
        }
        return new BookCheck(name).checked(entry);
    }

    private ConfiguredBook checked(BookEntry entry) {
        var currency = currency(entry.currency());
        return new ConfiguredBook(
                name,
                fitting("entity", entry.entity(), ENTITY),
                currency,
                fitting("central-cost-center", entry.centralCostCenter(), CODE),
                fitting("showback-cost-center", entry.showbackCostCenter(), CODE),
                fitting("rate-type", entry.rateType(), RATE_TYPE),
                limit(entry.writeOffLimit(), currency));
    }

    private CurrencyCode currency(@Nullable String code) {
        if (code == null) {
            return PostingTerms.CURRENCY;
        }
        try {
            return new CurrencyCode(code);
        } catch (IllegalArgumentException e) {
            throw new InvalidBook(name, "setting 'currency' is no ISO 4217 code: '" + code + "'");
        }
    }

    private @Nullable String fitting(String setting, @Nullable String value, Pattern pattern) {
        if (value != null && !pattern.matcher(value).matches()) {
            throw new InvalidBook(name, "setting '" + setting + "' cannot be '" + value + "'");
        }
        return value;
    }

    private @Nullable Money limit(@Nullable String amount, CurrencyCode currency) {
        if (amount == null) {
            return null;
        }
        try {
            var limit = Money.parse(currency, amount);
            if (limit.signum() >= 0) {
                return limit;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // said below
        }
        throw new InvalidBook(
                name,
                "setting 'write-off-limit' is no amount of %s that is zero or more: '%s'"
                        .formatted(currency, amount));
    }
}
