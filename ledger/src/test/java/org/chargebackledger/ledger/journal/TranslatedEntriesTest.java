package org.chargebackledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Given.JOURNAL;
import static org.chargebackledger.ledger.Given.begin;
import static org.chargebackledger.ledger.Given.complete;
import static org.chargebackledger.ledger.Given.open;
import static org.chargebackledger.ledger.Given.post;
import static org.chargebackledger.ledger.Given.reverse;
import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.AWS;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.PREPARER;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.adjustment.AdjustmentEntries;
import org.chargebackledger.ledger.journal.JournalCommand.BeginPosting;
import org.chargebackledger.ledger.journal.JournalCommand.PostAdjustment;
import org.chargebackledger.ledger.journal.JournalCommand.RoundInvoice;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.AppliedRate;
import org.chargebackledger.ledger.rate.ExchangeRate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Entries that are in two currencies, and balance in both. */
class TranslatedEntriesTest {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final ExchangeRate RATE = Samples.rate("0.92");

    private final JournalUnderTest journal = new JournalUnderTest();

    @Test
    void an_entry_says_its_rate_and_what_each_posting_is_worth() {
        var entry = postedBy(draft(EntryKind.ALLOCATION, applied(), 500, 460, 500, 460));
        var served = new String(entry.served(), StandardCharsets.UTF_8);
        assertThat(served)
                .contains("\"functional\":{\"amount\":\"4.60\",\"currency\":\"EUR\"}")
                .contains("\"rate\":{\"date\":\"2026-10-30\",\"from\":\"USD\"")
                .contains("\"source\":\"ECB\",\"to\":\"EUR\",\"type\":\"average\"");
        assertThat(entry.hash()).isEqualTo(entry.computedHash());
    }

    @Test
    void an_entry_that_balances_in_one_of_its_currencies_only_is_refused() {
        refused(
                draft(EntryKind.ALLOCATION, applied(), 500, 460, 500, 459),
                "entry-unbalanced-in-functional-currency");
        refused(draft(EntryKind.ALLOCATION, applied(), 500, 460, 499, 460), "entry-unbalanced");
        refused(draft(EntryKind.ALLOCATION, null, 500, 460, 500, 460), "entry-without-rate");
        var half = Samples.draft("run-1", OCTOBER, "CC-1", 5);
        refused(draft(EntryKind.ALLOCATION, applied(), half.postings()), "entry-half-translated");
    }

    @Test
    void a_change_of_rate_moves_the_functional_currency_alone() {
        refused(
                draft(EntryKind.RATE_CHANGE, applied(), 500, 460, 500, 460),
                "rate-change-of-amounts");
        var entry = postedBy(draft(EntryKind.RATE_CHANGE, applied(), 0, 12, 0, 12));
        assertThat(new String(entry.served(), StandardCharsets.UTF_8))
                .contains("\"debit\":{\"amount\":\"0.00\",\"currency\":\"USD\"}");
        journal.accepts(complete("run-1"));
        journal.refuses(reverse(entry), "rate-decides");
    }

    /** A run that two persons waived may bring a change of rate with it. */
    @Test
    void a_change_of_rate_of_a_closed_month_may_be_waived() {
        var november = OCTOBER.next();
        var waived =
                List.of(
                        draft(EntryKind.RATE_CHANGE, applied(), 0, 12, 0, 12)
                                .by(new Approved("review-1", "h1", "preparer")));
        journal.given(List.of(open(OCTOBER), open(november)));
        journal.accepts(
                new BeginPosting(
                        JOURNAL,
                        "run-1",
                        november,
                        OCTOBER,
                        1,
                        PostingDigest.of(waived),
                        List.of(Samples.head(OCTOBER, "", 0)),
                        PREPARER));
        journal.accepts(post("run-1", 0, waived));
        journal.accepts(complete("run-1"));
    }

    @Test
    void a_reversal_copies_what_the_postings_were_worth() {
        var entry = postedBy(draft(EntryKind.ALLOCATION, applied(), 500, 460, 500, 460));
        journal.accepts(complete("run-1"));
        var reversal =
                ((EntriesPosted) journal.accepts(reverse(entry)).getFirst()).entries().getFirst();
        assertThat(reversal.content().rate()).isEqualTo(applied());
        assertThat(reversal.content().postings().getFirst().signedFunctional())
                .isEqualTo(new Money(EUR, -460));
    }

    @Test
    void an_adjustment_is_translated_as_one_total() {
        var move = Samples.adjustment();
        var drafts = AdjustmentEntries.of("a", move, PREPARER.actor(), RATE);
        journal.given(List.of(open(OCTOBER)));
        journal.accepts(new PostAdjustment(JOURNAL, OCTOBER, drafts, APPROVER));
        assertThat(drafts.getFirst().postings())
                .extracting(Posting::signedFunctional)
                .containsExactly(new Money(EUR, -2760), new Money(EUR, 2760));

        var accrual = AdjustmentEntries.of("b", Samples.accrual(), PREPARER.actor(), RATE);
        assertThat(accrual.getFirst().postings())
                .extracting(Posting::signedFunctional)
                .containsExactly(new Money(EUR, 1135), new Money(EUR, -1135));
    }

    @Test
    void the_rounding_of_an_invoice_is_translated() {
        var invoice = Samples.invoice("2.01");
        journal.given(List.of(open(OCTOBER)));
        journal.accepts(
                new RoundInvoice(
                        JOURNAL,
                        OCTOBER,
                        OCTOBER,
                        invoice.sourceAccount(),
                        new InvoiceReference(invoice.stream(), 1),
                        Money.parse(Samples.USD, "0.03"),
                        Money.parse(Samples.USD, "0.05"),
                        RATE,
                        PREPARER));
        assertThat(journal.lastOf(EntriesPosted.class).entries().getFirst().content().postings())
                .extracting(Posting::signedFunctional)
                .containsExactly(new Money(EUR, 3), new Money(EUR, -3));
    }

    private Entry postedBy(EntryDraft draft) {
        journal.given(List.of(open(OCTOBER), begin("run-1", List.of(draft))));
        return ((EntriesPosted) journal.accepts(post("run-1", 0, List.of(draft))).getFirst())
                .entries()
                .getFirst();
    }

    private static void refused(EntryDraft draft, String type) {
        var fresh = new JournalUnderTest();
        fresh.given(List.of(open(OCTOBER), begin("run-1", List.of(draft))));
        fresh.refuses(post("run-1", 0, List.of(draft)), type);
    }

    private static AppliedRate applied() {
        return AppliedRate.of(RATE);
    }

    private static EntryDraft draft(
            EntryKind kind,
            @Nullable AppliedRate rate,
            long debit,
            long debitWorth,
            long credit,
            long creditWorth) {
        var postings = new ArrayList<Posting>();
        postings.addAll(
                Posting.of(
                        "cost:CC-1",
                        "CC-1",
                        null,
                        Samples.key("AmazonEC2"),
                        Exact.ZERO,
                        new Money(Samples.USD, debit),
                        new Money(EUR, debitWorth)));
        postings.addAll(
                Posting.of(
                        "clearing:AWS:111122223333",
                        null,
                        null,
                        null,
                        Exact.ZERO,
                        new Money(Samples.USD, -credit),
                        new Money(EUR, -creditWorth)));
        return draft(kind, rate, postings);
    }

    private static EntryDraft draft(
            EntryKind kind, @Nullable AppliedRate rate, List<Posting> postings) {
        return new EntryDraft(
                kind,
                OCTOBER,
                AWS,
                kind == EntryKind.ALLOCATION ? null : "ERROR",
                "run-1",
                null,
                null,
                null,
                null,
                rate,
                "translated",
                postings);
    }
}
