package org.chargebackledger.api.close;

import org.chargebackledger.api.run.RunService;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.run.AccountOutcome;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.run.KnownRun;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Checks the other months that a period has entries about: the ledger must hold each of them as its
 * last run says, on the bill which that run froze. A bill that came later is a matter of its own.
 */
@Component
class AdjustedMonths {

    private final ReadModels models;
    private final RunService runs;

    AdjustedMonths(ReadModels models, RunService runs) {
        this.models = models;
        this.runs = runs;
    }

    /** What is not as it should be; empty when nothing. */
    List<String> problems(String book, Period period) {
        var problems = new ArrayList<String>();
        for (var origin : models.journalEntries().otherOrigins(book, period)) {
            var head = models.runs().head(book, origin);
            if (head.isEmpty()) {
                problems.add("no chargeback run of " + origin + " is posted");
            } else if (!runs.isWhole(head.get())) {
                problems.add(
                        "entries of " + origin + " were reversed since run " + head.get().runId());
            } else {
                problems.addAll(unreconciled(book, head.get()));
            }
        }
        return problems;
    }

    private List<String> unreconciled(String book, KnownRun head) {
        var origin = head.inputs().period();
        var billed =
                head.accounts().stream()
                        .collect(Collectors.toMap(AccountOutcome::account, AdjustedMonths::billed));
        return models.reconciliations().of(book, origin).accounts().stream()
                .filter(account ->
                        !account.unexplained().isZero()
                                || !account.clearing()
                                        .equals(
                                                billed.getOrDefault(
                                                        account.account(),
                                                        zero(account.account()))))
                .map(account -> origin + ", " + account.account() + " has " + account.clearing())
                .toList();
    }

    private static Money billed(AccountOutcome outcome) {
        return Rounding.halfAwayFromZero(outcome.billed(), outcome.account().currency());
    }

    private static Money zero(SourceAccount account) {
        return Money.zero(account.currency());
    }
}
