package org.chargebackledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Given.JOURNAL;
import static org.chargebackledger.ledger.Given.accrue;
import static org.chargebackledger.ledger.Given.accrued;
import static org.chargebackledger.ledger.Given.approve;
import static org.chargebackledger.ledger.Given.begin;
import static org.chargebackledger.ledger.Given.complete;
import static org.chargebackledger.ledger.Given.drafts;
import static org.chargebackledger.ledger.Given.open;
import static org.chargebackledger.ledger.Given.post;
import static org.chargebackledger.ledger.Given.postAdjustment;
import static org.chargebackledger.ledger.Given.posted;
import static org.chargebackledger.ledger.Given.propose;
import static org.chargebackledger.ledger.Given.reverse;
import static org.chargebackledger.ledger.Given.reverseAccrual;
import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.PREPARER;
import static org.chargebackledger.ledger.Samples.head;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentEntries;
import org.chargebackledger.ledger.journal.JournalCommand.PostAdjustment;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Entries that two persons decided on, and accruals that end by themselves. */
class DecidedEntriesTest {

    private static final Period NOVEMBER = OCTOBER.next();
    private static final AdjustmentContent MOVE = Samples.adjustment();

    private final JournalUnderTest journal = new JournalUnderTest();

    @Test
    void an_adjustment_names_its_decision_and_moves_no_head() {
        journal.given(posted()).accepts(postAdjustment("adjustment-1", MOVE));
        var entry = journal.lastOf(EntriesPosted.class).entries().getFirst();
        assertThat(entry.number()).isEqualTo("2026-10-000003");
        assertThat(entry.actor()).isEqualTo(APPROVER.actor());
        assertThat(entry.content().approved())
                .isEqualTo(new Approved("adjustment-1", MOVE.hash(), PREPARER.actor()));
        assertThat(new String(entry.served(), StandardCharsets.UTF_8))
                .contains("\"approved\":{\"adjustmentId\":\"adjustment-1\"");
        journal.accepts(begin("run-2", head(OCTOBER, "run-1", 2), drafts("run-2")));
    }

    @Test
    void nobody_posts_what_they_proposed() {
        var own =
                new PostAdjustment(JOURNAL, OCTOBER, postAdjustment("a", MOVE).drafts(), PREPARER);
        journal.given(posted()).refuses(own, "own-work");
    }

    @Test
    void a_soft_closed_month_takes_adjustments_and_no_runs() {
        journal.given(posted()).accepts(propose(Transition.SOFT_CLOSE));
        journal.accepts(approve("approver"));
        journal.refuses(
                begin("run-2", head(OCTOBER, "run-1", 2), drafts("run-2")), "period-not-open");
        journal.accepts(postAdjustment("adjustment-1", MOVE));
    }

    @Test
    void a_closed_month_takes_none() {
        journal.given(posted()).accepts(propose(Transition.CLOSE));
        journal.accepts(approve("approver"));
        journal.refuses(postAdjustment("adjustment-1", MOVE), "period-closed");
        journal.refuses(
                new PostAdjustment(JOURNAL, NOVEMBER, postAdjustment("a", MOVE).drafts(), APPROVER),
                "period-unknown");
        journal.accepts(open(NOVEMBER));
        journal.accepts(
                new PostAdjustment(
                        JOURNAL, NOVEMBER, postAdjustment("a", MOVE).drafts(), APPROVER));
    }

    @Test
    void nothing_is_posted_in_between_the_entries_of_a_run() {
        journal.given(List.of(open(OCTOBER), begin("run-1", drafts("run-1"))));
        journal.refuses(postAdjustment("adjustment-1", MOVE), "posting-open");
        journal.accepts(post("run-1", 0, drafts("run-1")));
        journal.accepts(complete("run-1"));
        journal.accepts(postAdjustment("adjustment-1", MOVE));
    }

    @Test
    void a_run_posts_no_decisions_and_a_decision_no_runs() {
        var decided = postAdjustment("adjustment-1", MOVE).drafts();
        journal.given(posted()).accepts(begin("run-2", head(OCTOBER, "run-1", 2), decided));
        journal.refuses(post("run-2", 0, decided), "entry-misplaced");
        var fresh = new JournalUnderTest().given(posted());
        fresh.refuses(
                new PostAdjustment(JOURNAL, OCTOBER, drafts("run-2"), APPROVER),
                "adjustment-malformed");
        fresh.refuses(
                new PostAdjustment(JOURNAL, OCTOBER, List.of(), APPROVER), "adjustment-malformed");
        var two =
                List.of(
                        decided.getFirst(),
                        AdjustmentEntries.of("other", MOVE, PREPARER.actor()).getFirst());
        fresh.refuses(new PostAdjustment(JOURNAL, OCTOBER, two, APPROVER), "adjustment-malformed");
    }

    @Test
    void an_adjustment_touches_cost_centers_only_and_an_accrual_what_is_accrued() {
        journal.given(posted());
        var accrual = accrue().drafts().getFirst();
        journal.refuses(asKind(EntryKind.ADJUSTMENT, accrual), "entry-on-unknown-account");
        journal.refuses(asKind(EntryKind.REVERSAL, accrual), "entry-misplaced");
        journal.refuses(
                new PostAdjustment(
                        JOURNAL,
                        OCTOBER,
                        List.of(with(accrual, accrual.postings().subList(0, 1))),
                        APPROVER),
                "entry-size");
    }

    @Test
    void an_opening_balance_is_prepaid_and_no_cost_centers() {
        var opening = Samples.opening("OPENING_BALANCE", "sp-1", "1000.005");
        journal.given(posted()).accepts(postAdjustment("adjustment-1", opening));
        var entry = journal.lastOf(EntriesPosted.class).entries().getFirst();
        assertThat(entry.content().kind()).isEqualTo(EntryKind.OPENING_BALANCE);
        assertThat(entry.content().kind().isAllocated()).isFalse();
        assertThat(entry.content().postings())
                .extracting(one -> one.account() + " " + one.signed() + " " + one.exact())
                .containsExactly(
                        "prepaid:AWS:111122223333 1000.01 USD 1000.005",
                        "clearing:AWS:111122223333 -1000.01 USD -1000.005");
        journal.refuses(reverse(entry), "adjustment-needed");
        journal.refuses(
                asKind(EntryKind.OPENING_BALANCE, accrue().drafts().getFirst()),
                "entry-on-unknown-account");
    }

    @Test
    void two_persons_take_back_what_two_decided() {
        journal.given(posted()).accepts(postAdjustment("adjustment-1", MOVE));
        journal.refuses(
                reverse(journal.lastOf(EntriesPosted.class).entries().getFirst()),
                "adjustment-needed");
    }

    @Test
    void an_accrual_ends_in_its_month_or_a_later_one_by_its_own_units() {
        journal.given(List.of(open(OCTOBER), open(NOVEMBER), accrue()));
        var reversal =
                ((EntriesPosted) journal.accepts(reverseAccrual(NOVEMBER)).getFirst())
                        .entries()
                        .getFirst();
        assertThat(reversal.number()).isEqualTo("2026-11-000001");
        assertThat(reversal.content().kind()).isEqualTo(EntryKind.ACCRUAL_REVERSAL);
        assertThat(reversal.content().originPeriod()).isEqualTo(OCTOBER);
        assertThat(reversal.content().reverses()).isEqualTo("2026-10-000001");
        assertThat(reversal.content().postings())
                .isEqualTo(accrued().content().postings().stream().map(Posting::reversed).toList());
        assertThat(journal.accepts(reverseAccrual(OCTOBER))).isEmpty();
    }

    @Test
    void only_an_accrual_ends_by_itself_and_never_before_it_began() {
        journal.given(List.of(open(Period.parse("2026-09")), open(OCTOBER), accrue()));
        journal.refuses(reverseAccrual(Period.parse("2026-09")), "posting-before-origin");
        journal.refuses(reverseAccrual(NOVEMBER), "period-unknown");
        journal.accepts(postAdjustment("adjustment-1", MOVE));
        var adjusted = journal.lastOf(EntriesPosted.class).entries().getFirst();
        journal.refuses(
                new JournalCommand.ReverseAccrual(JOURNAL, adjusted, OCTOBER, PREPARER),
                "no-accrual");
    }

    private static PostAdjustment asKind(EntryKind kind, EntryDraft draft) {
        var other =
                new EntryDraft(
                        kind,
                        draft.originPeriod(),
                        draft.sourceAccount(),
                        draft.reason(),
                        null,
                        null,
                        null,
                        draft.approved(),
                        draft.description(),
                        draft.postings());
        return new PostAdjustment(JOURNAL, OCTOBER, List.of(other), APPROVER);
    }

    private static EntryDraft with(EntryDraft draft, List<Posting> postings) {
        return new EntryDraft(
                draft.kind(),
                draft.originPeriod(),
                draft.sourceAccount(),
                draft.reason(),
                null,
                null,
                null,
                draft.approved(),
                draft.description(),
                postings);
    }
}
