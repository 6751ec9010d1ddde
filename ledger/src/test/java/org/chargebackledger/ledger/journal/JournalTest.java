package org.chargebackledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Given.JOURNAL;
import static org.chargebackledger.ledger.Given.begin;
import static org.chargebackledger.ledger.Given.complete;
import static org.chargebackledger.ledger.Given.drafts;
import static org.chargebackledger.ledger.Given.firstEntry;
import static org.chargebackledger.ledger.Given.hashed;
import static org.chargebackledger.ledger.Given.open;
import static org.chargebackledger.ledger.Given.post;
import static org.chargebackledger.ledger.Given.posted;
import static org.chargebackledger.ledger.Given.reverse;
import static org.chargebackledger.ledger.Samples.AWS;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.PREPARER;
import static org.chargebackledger.ledger.Samples.clearing;
import static org.chargebackledger.ledger.Samples.debit;
import static org.chargebackledger.ledger.Samples.draft;
import static org.chargebackledger.ledger.Samples.head;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Posting and reversing. */
class JournalTest {

    private final JournalUnderTest journal = new JournalUnderTest();

    @Test
    void entries_are_numbered_and_chained_within_their_period_and_sequenced_in_the_book() {
        var first = journal.given(posted()).lastOf(EntriesPosted.class).entries();
        assertThat(first).extracting(Entry::number).containsExactly(n(1), n(2));
        assertThat(first).extracting(Entry::sequence).containsExactly(1L, 2L);
        assertThat(first.getFirst()).isEqualTo(firstEntry());
        assertThat(first.getLast().previousHash()).isEqualTo(first.getFirst().hash());
        assertThat(first).allMatch(entry -> entry.hash().equals(entry.computedHash()));
    }

    @Test
    void another_book_than_main_puts_its_code_before_the_number() {
        assertThat(EntryNumber.of("journal/de01", OCTOBER, 123)).isEqualTo("DE01-2026-10-000123");
        assertThat(EntryNumber.ordinal("journal/de01", OCTOBER, "DE01-2026-10-000123"))
                .isEqualTo(123);
        assertThat(EntryNumber.ordinal(JOURNAL, OCTOBER, "DE01-2026-10-000123")).isZero();
    }

    @Test
    void a_posting_cut_into_batches_ends_at_the_same_digest() {
        var all = drafts("run-1");
        journal.given(List.of(open(OCTOBER), begin("run-1", all)));
        journal.accepts(post("run-1", 0, all.subList(0, 1)));
        journal.accepts(post("run-1", 0, all));
        assertThat(journal.lastOf(EntriesPosted.class).firstOrdinal()).isEqualTo(1);
        journal.accepts(complete("run-1"));
    }

    @Test
    void a_completed_run_becomes_the_head_of_its_accounts() {
        var heads = journal.given(posted()).lastOf(PostingCompleted.class).heads();
        assertThat(heads).containsExactly(head(OCTOBER, "run-1", 2));
    }

    @Test
    void a_run_with_nothing_to_post_becomes_the_head_and_keeps_the_sequence() {
        journal.given(posted());
        journal.accepts(begin("run-2", head(OCTOBER, "run-1", 2), List.of()));
        journal.accepts(complete("run-2"));
        assertThat(journal.lastOf(PostingCompleted.class).heads())
                .containsExactly(head(OCTOBER, "run-2", 2));
    }

    @Test
    void a_run_computed_against_an_older_head_is_superseded() {
        journal.given(posted()).refuses(begin("run-2", drafts("run-2")), "run-superseded");
    }

    @Test
    void a_reversal_moves_the_head_so_that_whoever_did_not_see_it_is_superseded() {
        journal.given(posted()).accepts(reverse(firstEntry()));
        journal.refuses(
                begin("run-2", head(OCTOBER, "run-1", 2), drafts("run-2")), "run-superseded");
        journal.accepts(begin("run-2", head(OCTOBER, "run-1", 3), drafts("run-2")));
    }

    @Test
    void only_one_run_is_posted_at_a_time() {
        journal.given(List.of(open(OCTOBER), begin("run-1", drafts("run-1"))));
        journal.refuses(begin("run-2", drafts("run-2")), "posting-open");
        journal.refuses(post("run-2", 0, drafts("run-2")), "posting-not-begun");
        journal.refuses(complete("run-2"), "posting-not-begun");
        journal.refuses(reverse(firstEntry()), "entry-not-ours");
    }

    @Test
    void a_run_is_announced_in_one_way_only() {
        journal.given(List.of(open(OCTOBER), begin("run-1", drafts("run-1"))));
        journal.refuses(begin("run-1", drafts("run-1").subList(0, 1)), "posting-differs");
        journal.accepts(post("run-1", 0, drafts("run-1")));
        journal.accepts(complete("run-1"));
        journal.refuses(begin("run-1", drafts("run-1").subList(0, 1)), "posting-differs");
    }

    @Test
    void a_period_that_is_not_open_takes_no_posting() {
        journal.refuses(begin("run-1", drafts("run-1")), "period-not-open");
    }

    @Test
    void entries_are_those_that_were_announced_and_all_of_them() {
        journal.given(List.of(open(OCTOBER), begin("run-1", drafts("run-1"))));
        journal.refuses(post("run-1", 1, drafts("run-1")), "posting-gap");
        journal.refuses(post("run-1", 0, drafts("run-1").reversed()), "posting-not-as-announced");
        journal.accepts(post("run-1", 0, drafts("run-1").subList(0, 1)));
        journal.refuses(complete("run-1"), "posting-not-as-announced");
        var oneMore = Stream.concat(drafts("run-1").stream(), drafts("run-1").stream()).toList();
        journal.refuses(post("run-1", 0, oneMore), "posting-not-as-announced");
    }

    @Test
    void an_entry_of_another_run_period_or_account_is_refused() {
        var september = Period.parse("2026-09");
        refusesEntry(draft("run-2", OCTOBER, "CC-1", 5), "entry-misplaced");
        refusesEntry(draft("run-1", september, "CC-1", 5), "entry-misplaced");
        var elsewhere = new SourceAccount("GCP", "1", "Google", AWS.currency());
        var plain = draft("run-1", OCTOBER, "CC-1", 5);
        refusesEntry(
                new EntryDraft(
                        plain.kind(),
                        OCTOBER,
                        elsewhere,
                        null,
                        "run-1",
                        null,
                        null,
                        null,
                        "x",
                        plain.postings()),
                "entry-misplaced");
    }

    @Test
    void an_entry_balances_in_one_currency_on_known_accounts() {
        refusesEntry(with(debit("CC-1", 5), clearing(4)), "entry-unbalanced");
        refusesEntry(with(debit("CC-1", 5)), "entry-size");
        var many = Collections.nCopies(901, debit("CC-1", 1));
        refusesEntry(
                with(
                        Stream.concat(many.stream(), Stream.of(clearing(901)))
                                .toArray(Posting[]::new)),
                "entry-size");
        refusesEntry(
                with(debit("CC-1", 5), on("payables", clearing(5))), "entry-on-unknown-account");
        refusesEntry(
                with(on("cost:CC-2", debit("CC-1", 5)), clearing(5)), "entry-on-unknown-account");
        refusesEntry(with(debit("CC-1", 5), inEuro(clearing(5))), "entry-in-two-currencies");
    }

    @Test
    void an_entry_of_901_postings_is_taken() {
        var many = Collections.nCopies(900, debit("CC-1", 1));
        var whole =
                with(
                        Stream.concat(many.stream(), Stream.of(clearing(900)))
                                .toArray(Posting[]::new));
        journal.given(List.of(open(OCTOBER), begin("run-1", List.of(whole))));
        journal.accepts(post("run-1", 0, List.of(whole)));
    }

    @Test
    void an_entry_gives_a_reason_unless_it_is_a_first_allocation() {
        var plain = draft("run-1", OCTOBER, "CC-1", 5);
        var trueUp =
                new EntryDraft(
                        EntryKind.TRUE_UP,
                        OCTOBER,
                        AWS,
                        null,
                        "run-1",
                        null,
                        null,
                        null,
                        "x",
                        plain.postings());
        refusesEntry(trueUp, "entry-without-reason");
    }

    @Test
    void a_reversal_mirrors_its_entry_and_names_it() {
        var posted = journal.given(posted()).accepts(reverse(firstEntry()));
        var entry = ((EntriesPosted) posted.getFirst()).entries().getFirst();
        assertThat(entry.number()).isEqualTo(n(3));
        assertThat(entry.content().kind()).isEqualTo(EntryKind.REVERSAL);
        assertThat(entry.content().reverses()).isEqualTo(n(1));
        assertThat(entry.content().reason()).isEqualTo("ERROR");
        assertThat(entry.content().postings())
                .isEqualTo(
                        firstEntry().content().postings().stream().map(Posting::reversed).toList());
    }

    @Test
    void an_entry_is_reversed_once() {
        journal.given(posted()).accepts(reverse(firstEntry()));
        journal.refuses(reverse(firstEntry()), "entry-reversed");
    }

    @Test
    void a_reversal_is_an_entry_and_can_be_reversed() {
        var reversal = journal.given(posted()).accepts(reverse(firstEntry())).getFirst();
        var entry = ((EntriesPosted) reversal).entries().getFirst();
        var again = (EntriesPosted) journal.accepts(reverse(entry)).getFirst();
        assertThat(again.entries().getFirst().content().postings())
                .isEqualTo(firstEntry().content().postings());
    }

    @Test
    void what_this_journal_never_posted_is_not_reversed() {
        journal.given(posted());
        var first = firstEntry();
        journal.refuses(
                reverse(copy(first, n(1), 1, first.hash().replace('a', 'b'))), "entry-not-ours");
        journal.refuses(reverse(hashed(copy(first, n(9), 1, ""))), "entry-not-ours");
        journal.refuses(reverse(hashed(copy(first, n(1), 9, ""))), "entry-not-ours");
    }

    private static Entry copy(Entry entry, String number, long sequence, String hash) {
        return new Entry(
                number,
                sequence,
                entry.period(),
                entry.content(),
                entry.postedAt(),
                entry.actor(),
                entry.previousHash(),
                hash);
    }

    private void refusesEntry(EntryDraft draft, String type) {
        var fresh = new JournalUnderTest();
        fresh.given(List.of(open(OCTOBER), begin("run-1", List.of(draft))));
        fresh.refuses(post("run-1", 0, List.of(draft)), type);
    }

    private static EntryDraft with(Posting... postings) {
        return new EntryDraft(
                EntryKind.ALLOCATION,
                OCTOBER,
                AWS,
                null,
                "run-1",
                null,
                null,
                null,
                PREPARER.actor(),
                List.of(postings));
    }

    private static Posting on(String account, Posting posting) {
        return new Posting(
                account,
                posting.costCenter(),
                posting.memo(),
                posting.side(),
                posting.amount(),
                posting.key(),
                posting.exact(),
                posting.roundingUnits());
    }

    private static Posting inEuro(Posting posting) {
        return new Posting(
                posting.account(),
                posting.costCenter(),
                posting.memo(),
                posting.side(),
                new Money(new CurrencyCode("EUR"), posting.amount().minorUnits()),
                posting.key(),
                posting.exact(),
                posting.roundingUnits());
    }

    private static String n(int ordinal) {
        return EntryNumber.of(JOURNAL, OCTOBER, ordinal);
    }
}
