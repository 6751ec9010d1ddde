package org.chargebackledger.api.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Chooses among figures that exist once for each currency. */
public final class OneCurrency {

    private OneCurrency() {}

    /** The one in the currency asked for, or the only one; several are refused. */
    public static <T> Optional<T> of(
            List<T> figures, Function<T, CurrencyCode> currency, @Nullable CurrencyCode asked) {
        if (asked != null) {
            return figures.stream()
                    .filter(figure -> currency.apply(figure).equals(asked))
                    .findFirst();
        }
        if (figures.size() > 1) {
            throw Refusal.invalid(
                    "currency-needed",
                    "there are figures in "
                            + figures.stream().map(currency).toList()
                            + ": say ?currency=");
        }
        return figures.stream().findFirst();
    }
}
