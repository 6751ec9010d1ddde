package org.chargebackledger.api.statement;

import org.chargebackledger.api.journal.OneCurrency;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.Statement;
import org.chargebackledger.projections.statement.Statement.Currencies;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The currency a caller asks for: in words, or by its code.
 *
 * @param code null where words were given, or nothing
 */
public record StatementCurrency(Currencies currencies, @Nullable CurrencyCode code) {

    public static StatementCurrency of(@Nullable String text) {
        if (text == null) {
            return new StatementCurrency(Currencies.FUNCTIONAL, null);
        }
        for (var words : Currencies.values()) {
            if (words.name().toLowerCase(Locale.ROOT).equals(text)) {
                return new StatementCurrency(words, null);
            }
        }
        try {
            return new StatementCurrency(Currencies.FUNCTIONAL, new CurrencyCode(text));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "parameter-invalid",
                    "currency: functional, transaction, both or a code, not '" + text + "'");
        }
    }

    /** For files of many statements, which have a row for each currency anyway. */
    static Currencies ofAll(@Nullable String text) {
        var asked = of(text);
        if (asked.code() != null) {
            throw Refusal.invalid("parameter-invalid", "currency: functional, transaction or both");
        }
        return asked.currencies();
    }

    /** The statement in it: a code is the book's currency, or else one of its bills'. */
    public Optional<Statement> choose(Function<Currencies, List<Statement>> statements) {
        var found = OneCurrency.of(statements.apply(currencies), StatementCurrency::code, code);
        return found.isPresent() || code == null
                ? found
                : OneCurrency.of(
                        statements.apply(Currencies.TRANSACTION), StatementCurrency::code, code);
    }

    /**
     * The same of a cost center's month.
     *
     * @throws Refusal {@code statement-unknown}, in words, where there is none in that currency
     */
    public Statement require(
            Period period, String costCenter, Function<Currencies, List<Statement>> statements) {
        return choose(statements)
                .orElseThrow(() ->
                        Refusal.unknown(
                                "statement-unknown",
                                "nothing is posted for %s in %s%s"
                                        .formatted(
                                                costCenter,
                                                period,
                                                code == null ? "" : ", in " + code)));
    }

    private static CurrencyCode code(Statement statement) {
        return statement.total().currency();
    }
}
