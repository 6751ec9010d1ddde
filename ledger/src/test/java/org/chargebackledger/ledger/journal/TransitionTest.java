package org.chargebackledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Given.JOURNAL;
import static org.chargebackledger.ledger.Given.approve;
import static org.chargebackledger.ledger.Given.begin;
import static org.chargebackledger.ledger.Given.drafts;
import static org.chargebackledger.ledger.Given.firstEntry;
import static org.chargebackledger.ledger.Given.open;
import static org.chargebackledger.ledger.Given.posted;
import static org.chargebackledger.ledger.Given.propose;
import static org.chargebackledger.ledger.Given.reverse;
import static org.chargebackledger.ledger.Samples.ALL;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.PREPARER;
import static org.chargebackledger.ledger.Samples.by;
import static org.chargebackledger.ledger.Samples.head;
import static org.chargebackledger.ledger.journal.Transition.CLOSE;
import static org.chargebackledger.ledger.journal.Transition.CLOSE_PERMANENTLY;
import static org.chargebackledger.ledger.journal.Transition.REOPEN;
import static org.chargebackledger.ledger.journal.Transition.SOFT_CLOSE;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.JournalCommand.ApproveTransition;
import org.chargebackledger.ledger.journal.JournalCommand.ProposeTransition;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodPermanentlyClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodReopened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodSoftClosed;
import org.chargebackledger.ledger.journal.JournalEvent.TransitionProposed;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Soft-closing, closing and reopening by two persons. */
class TransitionTest {

    private static final List<ChecklistItem> UNMET =
            List.of(
                    new ChecklistItem("bill-to-ledger", true, "0.00 USD apart"),
                    new ChecklistItem("suspense-zero", false, "3.10 USD"));

    private final JournalUnderTest journal = new JournalUnderTest();

    @Test
    void an_open_period_is_soft_closed_on_its_way_to_being_closed() {
        journal.given(posted()).accepts(propose(CLOSE));
        var events = journal.accepts(approve("approver"));
        assertThat(events.getFirst()).isInstanceOf(PeriodSoftClosed.class);
        var close = (PeriodClosed) events.getLast();
        assertThat(close.revision()).isEqualTo(1);
        assertThat(close.entries()).isEqualTo(2);
        assertThat(close.asOf()).isEqualTo(2);
        assertThat(close.head())
                .isEqualTo(
                        journal.lastOf(JournalEvent.EntriesPosted.class)
                                .entries()
                                .getLast()
                                .hash());
        assertThat(close.runs()).containsExactly(head(OCTOBER, "run-1", 2));
        assertThat(close.reason()).isEqualTo("month end");
        assertThat(close.proposedBy()).isEqualTo("preparer");
        assertThat(close.previousClose()).isEqualTo(Entry.NO_PREDECESSOR);
        assertThat(close.closeHash()).isEqualTo(close.computedHash());
    }

    @Test
    void closes_of_a_book_are_chained() {
        journal.given(posted()).given(List.of(propose(CLOSE), approve("approver")));
        var first = journal.lastOf(PeriodClosed.class);
        journal.given(List.of(propose(REOPEN), approve("approver")));
        journal.given(List.of(propose(CLOSE), approve("approver")));
        var second = journal.lastOf(PeriodClosed.class);
        assertThat(second.previousClose()).isEqualTo(first.closeHash());
        assertThat(second.revision()).isEqualTo(2);
    }

    @Test
    void a_soft_closed_or_closed_period_takes_no_postings_until_it_is_reopened() {
        journal.given(posted());
        for (var transition : List.of(SOFT_CLOSE, CLOSE)) {
            journal.given(List.of(propose(transition), approve("approver")));
            journal.refuses(
                    begin("run-2", head(OCTOBER, "run-1", 2), drafts("run-2")), "period-not-open");
            journal.refuses(reverse(firstEntry()), "period-not-open");
            journal.refuses(open(OCTOBER), "period-not-open");
        }
        journal.given(List.of(propose(REOPEN), approve("approver")));
        assertThat(journal.lastOf(PeriodReopened.class).proposedBy()).isEqualTo("preparer");
        journal.accepts(reverse(firstEntry()));
    }

    @Test
    void a_closed_period_is_closed_for_good_once_its_year_is_over() {
        journal.given(posted());
        journal.refuses(propose(CLOSE_PERMANENTLY), "period-state");
        journal.given(List.of(propose(CLOSE), approve("approver")));
        journal.refuses(propose(CLOSE_PERMANENTLY), "year-not-over");
        var january = Instant.parse("2027-01-01T00:00:00Z");
        journal.accepts(
                new ProposeTransition(
                        JOURNAL,
                        OCTOBER,
                        CLOSE_PERMANENTLY,
                        "2026 is audited",
                        List.of(),
                        new Stamp("preparer", january)));
        journal.refuses(approve("preparer"), "own-work");
        journal.accepts(
                new ApproveTransition(
                        JOURNAL, OCTOBER, List.of(), 0, new Stamp("approver", january)));
        assertThat(journal.lastOf(PeriodPermanentlyClosed.class).reason())
                .isEqualTo("2026 is audited");
        journal.refuses(propose(REOPEN), "period-state");
        journal.refuses(propose(CLOSE_PERMANENTLY), "period-state");
    }

    @Test
    void an_approval_by_another_hash_is_refused_and_the_right_one_is_recorded() {
        journal.given(posted());
        journal.given(List.of(propose(CLOSE)));
        var hash = journal.lastOf(TransitionProposed.class).contentHash();
        journal.refuses(approveHash("0".repeat(64), Samples.met()), "content-differs");
        journal.accepts(approveHash(hash, Samples.met()));
        var close = journal.lastOf(PeriodClosed.class);
        assertThat(close.contentHash()).isEqualTo(hash);
        assertThat(close.canonical()).containsEntry("contentHash", hash);
        assertThat(close.closeHash()).isEqualTo(close.computedHash());
        journal.given(List.of(propose(REOPEN)));
        var reopening = journal.lastOf(TransitionProposed.class).contentHash();
        journal.refuses(approveHash(hash, List.of()), "content-differs");
        journal.accepts(approveHash(reopening, List.of()));
        assertThat(journal.lastOf(PeriodReopened.class).contentHash()).isEqualTo(reopening);
    }

    @Test
    void what_was_read_of_a_month_is_not_approved_once_it_has_other_entries() {
        journal.given(List.of(open(OCTOBER), propose(CLOSE)));
        var hash = journal.lastOf(TransitionProposed.class).contentHash();
        journal.given(posted());
        journal.refuses(approveHash(hash, Samples.met()), "content-differs");
        journal.accepts(propose(CLOSE));
        var next = journal.lastOf(TransitionProposed.class).contentHash();
        assertThat(next).isNotEqualTo(hash);
        journal.accepts(approveHash(next, Samples.met()));
    }

    private static ApproveTransition approveHash(String hash, List<ChecklistItem> checklist) {
        return new ApproveTransition(JOURNAL, OCTOBER, checklist, ALL, hash, by("approver"));
    }

    @Test
    void nobody_approves_their_own_proposal() {
        journal.given(List.of(open(OCTOBER), propose(SOFT_CLOSE)));
        journal.refuses(approve("preparer"), "own-work");
        var refusal = Objects.requireNonNull(journal.give(approve("preparer")));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    @Test
    void a_close_with_an_unmet_check_is_neither_proposed_nor_approved() {
        journal.given(List.of(open(OCTOBER)));
        journal.refuses(proposeClose(UNMET), "close-checklist-unmet");
        journal.refuses(proposeClose(List.of()), "close-checklist-missing");
        journal.accepts(propose(CLOSE));
        var approval = new ApproveTransition(JOURNAL, OCTOBER, UNMET, ALL, by("approver"));
        journal.refuses(approval, "close-checklist-unmet");
        assertThat(journal.give(approval)).hasMessageContaining("suspense-zero (3.10 USD)");
    }

    @Test
    void a_period_is_not_closed_while_a_run_is_being_posted() {
        journal.given(List.of(open(OCTOBER), propose(CLOSE), begin("run-1", drafts("run-1"))));
        journal.refuses(propose(SOFT_CLOSE), "posting-open");
        journal.refuses(approve("approver"), "posting-open");
    }

    @Test
    void a_period_goes_only_where_its_state_leads() {
        journal.refuses(propose(CLOSE), "period-unknown");
        journal.accepts(open(OCTOBER));
        journal.refuses(propose(REOPEN), "period-state");
        journal.given(List.of(propose(SOFT_CLOSE), approve("approver")));
        journal.refuses(propose(SOFT_CLOSE), "period-state");
        journal.given(List.of(propose(CLOSE), approve("approver")));
        journal.refuses(propose(CLOSE), "period-state");
    }

    @Test
    void nothing_is_approved_that_nobody_proposed() {
        journal.given(List.of(open(OCTOBER)));
        journal.refuses(approve("approver"), "nothing-proposed");
    }

    @Test
    void another_proposal_takes_the_place_of_the_first() {
        journal.given(List.of(open(OCTOBER), propose(CLOSE), propose(SOFT_CLOSE)));
        var events = journal.accepts(approve("approver"));
        assertThat(events).hasExactlyElementsOfTypes(PeriodSoftClosed.class);
    }

    @Test
    void a_proposal_is_hashed_with_all_that_it_says() {
        journal.given(List.of(open(OCTOBER), propose(CLOSE)));
        var first = journal.lastOf(TransitionProposed.class).contentHash();
        journal.accepts(
                proposeClose(List.of(new ChecklistItem("bill-to-ledger", true, "checked again"))));
        assertThat(journal.lastOf(TransitionProposed.class).contentHash()).isNotEqualTo(first);
    }

    private static ProposeTransition proposeClose(List<ChecklistItem> checklist) {
        return new ProposeTransition(JOURNAL, OCTOBER, CLOSE, "month end", checklist, PREPARER);
    }

    @Test
    void a_reopened_period_is_closed_without_being_soft_closed_again() {
        journal.given(List.of(open(OCTOBER), propose(CLOSE), approve("approver")));
        journal.given(List.of(propose(REOPEN), approve("approver"), propose(CLOSE)));
        var events = journal.accepts(approve("second"));
        assertThat(events).hasExactlyElementsOfTypes(PeriodClosed.class);
    }

    @Test
    void a_close_is_refused_if_anything_was_posted_since_its_checklist() {
        journal.given(posted()).given(List.of(propose(CLOSE)));
        var seen = journal.sequence();
        journal.given(List.of(reverse(firstEntry())));
        journal.refuses(approve("approver", seen), "checklist-outdated");
        journal.accepts(approve("approver", seen + 1));
    }
}
