package org.chargebackledger.ledger.walk;

import static org.chargebackledger.ledger.Samples.USD;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.book.IntercompanyCostCenter;
import org.chargebackledger.ledger.book.PostingTerms;
import org.chargebackledger.ledger.journal.Account;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.ExchangeRate;
import org.chargebackledger.ledger.rate.RateTable;
import org.chargebackledger.ledger.rate.Translation;
import org.chargebackledger.ledger.run.AccountOutcome;
import org.chargebackledger.ledger.run.EntryDrafts;
import org.chargebackledger.ledger.run.FunctionalAmounts;
import org.chargebackledger.ledger.run.PlacedAmounts;
import org.chargebackledger.ledger.run.PostedAmount;
import org.chargebackledger.ledger.run.Slot;
import org.chargebackledger.ledger.run.TrueUp;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.walk.World.Inputs;
import org.chargebackledger.ledger.walk.World.Month;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A run that is computed, as the service computes one: what it says, less what is posted.
 *
 * @param posting where its own book posts it
 */
record WalkedRun(
        String runId, Month month, Period posting, Inputs inputs, List<EntryDraft> drafts) {

    static WalkedRun of(
            String runId,
            Month month,
            Period posting,
            Inputs inputs,
            @Nullable Inputs previous,
            Watch.Shelf book) {
        return new WalkedRun(
                runId,
                month,
                posting,
                inputs,
                drafts(runId, month, posting, inputs, previous, book));
    }

    private static List<EntryDraft> drafts(
            String runId,
            Month month,
            Period posting,
            Inputs inputs,
            @Nullable Inputs previous,
            Watch.Shelf book) {
        var origin = month.period();
        var now = table(month, inputs.rate());
        var former = previous == null ? now : table(month, previous.rate());
        var wanted = amounts(month, inputs, now);
        var atFormer = amounts(month, inputs, former);
        var late = !posting.equals(origin);
        Predicate<SourceAccount> corrected =
                account -> late || !book.head(origin, account).runId().isEmpty();
        var drafts = new ArrayList<EntryDraft>();
        drafts.addAll(
                EntryDrafts.allocation(origin, runId, "hash")
                        .at(now)
                        .of(select(wanted, corrected.negate())));
        drafts.addAll(
                new EntryDrafts(
                                late ? EntryKind.OUT_OF_PERIOD : EntryKind.TRUE_UP,
                                origin,
                                runId,
                                "hash",
                                "PROVIDER_CORRECTION",
                                "")
                        .at(former)
                        .of(TrueUp.differences(posted(book, origin), select(atFormer, corrected))));
        if (!now.equals(former)) {
            drafts.addAll(
                    new EntryDrafts(
                                    EntryKind.RATE_CHANGE,
                                    origin,
                                    runId,
                                    "hash",
                                    "ESTIMATE_TRUE_UP",
                                    "",
                                    now,
                                    former)
                            .of(
                                    TrueUp.differences(
                                            select(atFormer, corrected),
                                            select(wanted, corrected))));
        }
        return List.copyOf(drafts);
    }

    private static List<PostedAmount> select(
            List<PostedAmount> amounts, Predicate<SourceAccount> which) {
        return amounts.stream().filter(amount -> which.test(amount.account())).toList();
    }

    /** All that is posted for a book's own bills of a month, wherever. */
    private static List<PostedAmount> posted(Watch.Shelf book, Period origin) {
        var amounts = new ArrayList<PostedAmount>();
        for (var account : accounts(book, origin)) {
            amounts.addAll(
                    TrueUp.posted(
                            account,
                            book.entries.stream()
                                    .map(entry -> entry.content())
                                    .filter(one -> isOwn(one, origin))
                                    .filter(one -> one.sourceAccount().equals(account))
                                    .flatMap(one -> one.postings().stream())
                                    .toList()));
        }
        return amounts;
    }

    private static List<SourceAccount> accounts(Watch.Shelf book, Period origin) {
        return book.entries.stream()
                .map(entry -> entry.content())
                .filter(one -> isOwn(one, origin))
                .map(EntryDraft::sourceAccount)
                .distinct()
                .toList();
    }

    private static boolean isOwn(EntryDraft draft, Period origin) {
        return draft.originPeriod().equals(origin)
                && draft.kind().isAllocated()
                && !draft.isMirrored();
    }

    private static List<PostedAmount> amounts(Month month, Inputs inputs, RateTable rates) {
        var amounts = new ArrayList<PostedAmount>();
        var outcomes = new ArrayList<AccountOutcome>();
        inputs.bills()
                .forEach((account, cents) -> {
                    var total = Exact.ZERO;
                    for (var one : cents.entrySet()) {
                        var posted = new Money(account.currency(), one.getValue());
                        total = total.plus(posted.exact());
                        amounts.add(
                                new PostedAmount(
                                        new Slot(
                                                account,
                                                Account.cost(one.getKey()),
                                                one.getKey(),
                                                null,
                                                Samples.key("vm")),
                                        posted.exact(),
                                        posted));
                    }
                    outcomes.add(outcome(account, total));
                });
        var translated = FunctionalAmounts.of(amounts, outcomes, new Translation(rates, List.of()));
        return PlacedAmounts.under(terms(month, inputs, rates), translated);
    }

    private static AccountOutcome outcome(SourceAccount account, Exact total) {
        var none = Exact.ZERO;
        return new AccountOutcome(account, total, total, none, none, none, none, List.of());
    }

    private static PostingTerms terms(Month month, Inputs inputs, RateTable rates) {
        var entity = World.entity(month.book());
        var others =
                inputs.entityOf().entrySet().stream()
                        .filter(one -> !one.getValue().equals(entity))
                        .map(one ->
                                new IntercompanyCostCenter(
                                        one.getKey(), one.getValue(), World.bookOf(one.getValue())))
                        .toList();
        return new PostingTerms(entity, World.EUR, others, null, rates.rates(), null);
    }

    static RateTable table(Month month, long rate) {
        return new RateTable(World.EUR, List.of(rate(month, rate)));
    }

    static ExchangeRate rate(Month month, long rate) {
        return new ExchangeRate(
                month.book(),
                "average",
                USD,
                World.EUR,
                month.period(),
                BigDecimal.valueOf(rate, 4).toPlainString(),
                "ECB",
                month.period().lastDay());
    }
}
