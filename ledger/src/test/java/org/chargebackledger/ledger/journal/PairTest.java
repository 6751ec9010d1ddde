package org.chargebackledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chargebackledger.ledger.Given.JOURNAL;
import static org.chargebackledger.ledger.Given.begin;
import static org.chargebackledger.ledger.Given.complete;
import static org.chargebackledger.ledger.Given.drafts;
import static org.chargebackledger.ledger.Given.firstEntry;
import static org.chargebackledger.ledger.Given.open;
import static org.chargebackledger.ledger.Given.paired;
import static org.chargebackledger.ledger.Given.pairedDrafts;
import static org.chargebackledger.ledger.Given.post;
import static org.chargebackledger.ledger.Given.posted;
import static org.chargebackledger.ledger.Given.propose;
import static org.chargebackledger.ledger.Given.reverse;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.PREPARER;
import static org.chargebackledger.ledger.Samples.head;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.book.BookMonth;
import org.chargebackledger.ledger.journal.JournalCommand.AbandonPosting;
import org.chargebackledger.ledger.journal.JournalCommand.BeginReversal;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PostingAbandoned;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.run.MirroredPairs;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** What one book decides about entries that it shares with another. */
class PairTest {

    private static final JournalCommand ABANDON = new AbandonPosting(JOURNAL, "run-1", PREPARER);

    private static final Period NOVEMBER = OCTOBER.next();

    private final JournalUnderTest journal = new JournalUnderTest();

    @Test
    void an_announcement_is_taken_back_while_none_of_its_entries_is_posted() {
        journal.given(List.of(open(OCTOBER), begin("run-1", drafts("run-1"))));
        journal.refuses(propose(Transition.CLOSE), "posting-open");
        assertThat(journal.accepts(ABANDON)).hasOnlyElementsOfType(PostingAbandoned.class);
        assertThat(journal.accepts(ABANDON)).isEmpty();
        journal.accepts(propose(Transition.CLOSE));
        journal.accepts(begin("run-1", drafts("run-1").subList(0, 1)));
    }

    @Test
    void what_is_posted_is_not_abandoned() {
        journal.given(List.of(open(OCTOBER), begin("run-1", drafts("run-1"))));
        journal.accepts(post("run-1", 0, drafts("run-1").subList(0, 1)));
        journal.refuses(ABANDON, "posting-under-way");
        journal.accepts(post("run-1", 0, drafts("run-1")));
        journal.accepts(complete("run-1"));
        journal.refuses(ABANDON, "posting-complete");
        assertThat(journal.accepts(new AbandonPosting(JOURNAL, "run-2", PREPARER))).isEmpty();
    }

    @Test
    void an_entry_on_what_another_entity_owes_names_its_other_half() {
        var plain = pairedDrafts().getFirst();
        journal.given(List.of(open(OCTOBER), begin("run-1", List.of(unpaired(plain)))));
        journal.refuses(post("run-1", 0, List.of(unpaired(plain))), "entry-unpaired");
        journal.accepts(ABANDON);
        var otherwise = List.of(plain.pairedWith(new Counterpart("run-1/1", "fr01", "FR")));
        journal.accepts(begin("run-1", otherwise));
        journal.refuses(post("run-1", 0, otherwise), "entry-unpaired");
        journal.accepts(ABANDON);
        var alone = List.of(drafts("run-1").getFirst().pairedWith(new Counterpart("p", "b", "E")));
        journal.accepts(begin("run-1", alone));
        journal.refuses(post("run-1", 0, alone), "entry-unpaired");
    }

    @Test
    void the_pair_is_inside_the_hash_of_both_halves() {
        var entry = paired();
        var other = entry.content().pairedWith(new Counterpart("run-1/2", "de01", "DE"));
        assertThat(PostingDigest.of(List.of(other)))
                .isNotEqualTo(PostingDigest.of(List.of(entry.content())));
        assertThat(new String(entry.served(), UTF_8))
                .contains("\"pair\":{\"book\":\"de01\",\"entity\":\"DE\",\"id\":\"run-1/1\"}");
    }

    /** It is about an invoice that this book does not hold, and so no head of it moves. */
    @Test
    void a_mirrored_half_is_posted_against_no_head_and_moves_none() {
        var mirrored = mirroredIn(OCTOBER);
        journal.given(List.of(open(OCTOBER)));
        journal.accepts(beginMirrored(OCTOBER, mirrored));
        journal.accepts(post("run-1", 0, mirrored));
        journal.accepts(complete("run-1"));
        assertThat(journal.lastOf(PostingCompleted.class).heads()).isEmpty();
        journal.accepts(begin("run-2", drafts("run-2")));
    }

    /** What is in time for whose invoice it is may be late for who is charged by it. */
    @Test
    void a_book_that_closed_the_month_posts_its_half_out_of_period() {
        assertThat(mirroredIn(OCTOBER))
                .extracting(EntryDraft::kind)
                .containsExactly(EntryKind.ALLOCATION);
        var late = mirroredIn(NOVEMBER);
        assertThat(late).extracting(EntryDraft::kind).containsExactly(EntryKind.OUT_OF_PERIOD);
        assertThat(late).extracting(EntryDraft::reason).containsExactly("ERROR");
        assertThat(late.getFirst().pair()).isEqualTo(mirroredIn(OCTOBER).getFirst().pair());
        assertThat(late.getFirst().postedIn(OCTOBER).kind()).isEqualTo(EntryKind.TRUE_UP);
        journal.given(List.of(open(NOVEMBER)));
        journal.accepts(beginMirrored(NOVEMBER, late));
        journal.accepts(post("run-1", 0, late));
        journal.accepts(complete("run-1"));
    }

    /**
     * One person's run posted it, in time where the invoice is; what was waived here is decided.
     */
    @Test
    void a_half_that_is_late_in_the_charged_book_alone_is_reversed_unless_it_was_waived() {
        journal.given(List.of(open(NOVEMBER)));
        journal.accepts(beginMirrored(NOVEMBER, mirroredIn(NOVEMBER)));
        journal.accepts(post("run-1", 0, mirroredIn(NOVEMBER)));
        journal.accepts(complete("run-1"));
        var late = journal.lastOf(EntriesPosted.class).entries().getFirst();
        var by = new Approved("materiality-run-1", "0".repeat(64), "preparer");
        var waived = mirroredIn(NOVEMBER).getFirst().by(by);
        var decided =
                Entry.chained(
                        late.number(),
                        late.sequence(),
                        late.period(),
                        waived,
                        late.postedAt(),
                        late.actor(),
                        late.previousHash());
        assertThatThrownBy(() -> Reversal.requireOnePersonMay(decided))
                .hasMessageContaining("two persons");
        assertThat(journal.accepts(new BeginReversal(JOURNAL, late, "ERROR", PREPARER))).hasSize(1);
    }

    @Test
    void a_refusal_after_entries_were_posted_is_no_refusal_but_a_fault() {
        journal.given(List.of(open(OCTOBER)));
        var heads = List.of(Samples.head(OCTOBER, "", 0));
        var own = new JointPosting.Part(JOURNAL, OCTOBER, heads, drafts("run-1"), PREPARER);
        var other =
                new JointPosting.Part(
                        "journal/de01", OCTOBER, List.of(), mirroredIn(OCTOBER), PREPARER);
        Journals journals =
                command -> {
                    var refusal = journal.give(command);
                    if (refusal != null) {
                        throw refusal;
                    }
                };
        journal.given(List.of(begin("run-1", drafts("run-1"))));
        journal.accepts(post("run-1", 0, drafts("run-1").subList(0, 1)));
        journal.given(
                List.of(
                        new JournalCommand.OpenPeriod("journal/de01", OCTOBER, PREPARER),
                        new JournalCommand.BeginPosting(
                                "journal/de01",
                                "run-9",
                                OCTOBER,
                                OCTOBER,
                                0,
                                PostingDigest.START,
                                List.of(),
                                PREPARER)));
        var posting = new JointPosting("run-1", OCTOBER, List.of(own, other));
        assertThatThrownBy(() -> posting.begin(journals))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseInstanceOf(Refusal.class);
        assertThat(journal.give(begin("run-1", drafts("run-1")))).isNull();
    }

    private static List<EntryDraft> mirroredIn(Period period) {
        return MirroredPairs.of(
                        "us",
                        "US",
                        _ -> Optional.of(new BookMonth("main", "DE", period)),
                        List.of(unpaired(pairedDrafts().getFirst())))
                .mirrored()
                .values()
                .iterator()
                .next();
    }

    private static JournalCommand.BeginPosting beginMirrored(
            Period period, List<EntryDraft> drafts) {
        return new JournalCommand.BeginPosting(
                JOURNAL,
                "run-1",
                period,
                OCTOBER,
                drafts.size(),
                PostingDigest.of(drafts),
                List.of(),
                PREPARER);
    }

    @Test
    void one_half_is_not_reversed_alone() {
        journal.given(pairPosted()).refuses(reverse(paired()), "entry-paired");
    }

    @Test
    void the_reversal_of_a_half_is_announced_posted_and_completed() {
        journal.given(pairPosted());
        journal.accepts(new BeginReversal(JOURNAL, paired(), "ERROR", PREPARER));
        journal.refuses(propose(Transition.CLOSE), "posting-open");
        var reversal = List.of(Reversal.of(paired(), "ERROR"));
        var other = List.of(Reversal.of(paired(), "MAPPING"));
        journal.refuses(
                post("reversal/2026-10-000001/run-1/1", 0, other), "posting-not-as-announced");
        journal.accepts(post("reversal/2026-10-000001/run-1/1", 0, reversal));
        journal.accepts(complete("reversal/2026-10-000001/run-1/1"));
        var entry = journal.lastOf(EntriesPosted.class).entries().getFirst().content();
        assertThat(entry.reverses()).isEqualTo(paired().number());
        assertThat(entry.pair()).isEqualTo(paired().content().pair());
        journal.refuses(new BeginReversal(JOURNAL, paired(), "ERROR", PREPARER), "entry-reversed");
        journal.refuses(begin("run-2", head(OCTOBER, "run-1", 1), List.of()), "run-superseded");
        journal.accepts(begin("run-2", head(OCTOBER, "run-1", 2), List.of()));
    }

    @Test
    void an_entry_that_stands_alone_is_not_reversed_as_a_pair() {
        journal.given(posted());
        journal.refuses(
                new BeginReversal(JOURNAL, firstEntry(), "x", PREPARER), "entry-not-paired");
        journal.refuses(
                begin("reversal/1", Samples.head(OCTOBER, "run-1", 2), List.of()),
                "posting-malformed");
    }

    private static List<JournalCommand> pairPosted() {
        return List.of(
                open(OCTOBER),
                begin("run-1", pairedDrafts()),
                post("run-1", 0, pairedDrafts()),
                complete("run-1"));
    }

    private static EntryDraft unpaired(EntryDraft draft) {
        return new EntryDraft(
                draft.kind(),
                draft.originPeriod(),
                draft.sourceAccount(),
                draft.reason(),
                draft.runId(),
                draft.policyHash(),
                null,
                null,
                draft.description(),
                draft.postings());
    }
}
