package org.chargebackledger.api.close;

import org.chargebackledger.api.rate.BookRates;
import org.chargebackledger.api.run.LateBills;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.rate.ExchangeRate;
import org.chargebackledger.ledger.run.AccountOutcome;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.run.KnownRun;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks that a month is translated by rates that two persons approved and that still hold, and
 * every closed month before it likewise.
 */
@Component
class RatesFixed {

    private final BookRates rates;
    private final LateBills late;

    RatesFixed(BookRates rates, LateBills late) {
        this.rates = rates;
        this.late = late;
    }

    /** Empty for a book that translates nothing. */
    Optional<ChecklistItem> check(String book, Period period, Optional<KnownRun> head) {
        if (!rates.translates(book)) {
            return Optional.empty();
        }
        var problems = new ArrayList<String>();
        head.ifPresent(run -> problems.addAll(problems(book, period, run)));
        late.retranslated(book).stream()
                .filter(closed -> closed.compareTo(period) < 0)
                .map(closed -> closed + " has another rate since its close; run it again")
                .forEach(problems::add);
        return Optional.of(
                new ChecklistItem(
                        "rates-fixed",
                        problems.isEmpty(),
                        problems.isEmpty() ? words(head) : String.join("; ", problems)));
    }

    private List<String> problems(String book, Period period, KnownRun run) {
        var accounts = run.accounts().stream().map(AccountOutcome::account).toList();
        var posted = run.inputs().postingTerms().rates();
        return rates.fixed(book, period, accounts).equals(posted)
                        && rates.missing(book, period, accounts).isEmpty()
                ? List.of()
                : List.of(period + " is posted by other rates than are approved; run it again");
    }

    private static String words(Optional<KnownRun> head) {
        var rates = head.map(run -> run.inputs().postingTerms().rates()).orElse(List.of());
        return rates.isEmpty()
                ? "one currency"
                : rates.stream().map(RatesFixed::words).collect(Collectors.joining("; "));
    }

    private static String words(ExchangeRate rate) {
        return "%s to %s %s (%s, %s of %s)"
                .formatted(
                        rate.from(),
                        rate.to(),
                        rate.value(),
                        rate.type(),
                        rate.source(),
                        rate.date());
    }
}
