package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.invariants.Refused.refused;
import static org.chargebackledger.api.invariants.WalkedBook.PERIOD;
import static org.chargebackledger.api.invariants.WalkedBook.POLICY;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.close.CloseChecklist;
import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.TestResource;
import org.chargebackledger.ledger.adoption.AdoptedMonth;
import org.chargebackledger.ledger.adoption.AdoptionCommand.ApproveAdoption;
import org.chargebackledger.ledger.adoption.AdoptionCommand.ProposeAdoption;
import org.chargebackledger.ledger.adoption.AdoptionContent;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.run.RunCommand.StartRun;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adoption.AdoptionStatus;
import org.chargebackledger.projections.adoption.KnownAdoption;
import org.chargebackledger.projections.run.KnownRun;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/** What an adoption posts, where, and who can take it back. */
class AdoptedMonthTest extends ServiceTest {

    private static final String FIRST = TestResource.text("random-month/policy.yaml");
    private static final String SECOND =
            FIRST.replace("CC-2100: \"33.3\"", "CC-2100: \"10\"")
                    .replace("CC-2300: \"33.4\"", "CC-2300: \"56.7\"");
    private static final Period BEFORE = Period.parse("2026-08");

    @Test
    void a_closed_month_is_adjusted_after_it_and_nobody_alone_takes_that_back() {
        var book = posted("A00001");
        close(book);
        open(book, BEFORE);
        refused("no-open-period", () -> book.adoptions().propose(POLICY, 2));
        open(book, PERIOD.next());

        var proposal = book.adoptions().propose(POLICY, 2);
        assertThat(proposal.content().months().getFirst().postingPeriod()).isEqualTo(PERIOD.next());
        var done = book.adoptions().approve(proposal);

        assertThat(done.status()).as("%s", done.failure()).isEqualTo(AdoptionStatus.COMPLETED);
        var adjustment = book.services().models().runs().find(done.runs().getFirst()).orElseThrow();
        assertThat(adjustment.entries()).isNotEmpty();
        for (var number : adjustment.entries()) {
            refused("adoption-needed", () -> book.reverse(number));
        }
        assertThat(reconciled(book).met()).as("%s", reconciled(book)).isTrue();
        refused("adoption-changes-nothing", () -> book.adoptions().propose(POLICY, 2));
    }

    @Test
    void no_month_closes_over_entries_about_another_one_that_is_not_whole() {
        var book = posted("A00002");
        close(book);
        open(book, PERIOD.next());
        book.adoptions().carryOut(POLICY, 2);
        book.propose(Transition.REOPEN);
        book.approve(Transition.REOPEN, "approver");
        var taken = entries(book).getFirst();
        assertThat(taken.content().kind()).isEqualTo(EntryKind.ALLOCATION);
        book.reverse(taken.number());

        assertThat(reconciled(book).met()).isFalse();
        assertThat(reconciled(book).detail())
                .startsWith("entries of " + PERIOD + " were reversed since run ");

        var repaired = book.adoptions().carryOut(POLICY, 2);
        assertThat(repaired.entries()).isNotEmpty();
        assertThat(reconciled(book).met()).as("%s", reconciled(book)).isTrue();
        assertThat(book.run().runId()).isEqualTo(repaired.runId());
    }

    @Test
    void what_was_approved_is_posted_or_nothing() {
        var book = posted("A00003");
        var proposal = book.adoptions().propose(POLICY, 2).content();
        var month = proposal.months().getFirst();
        assertThat(month.differences()).hasSizeGreaterThan(1);
        var entries = entries(book);
        var other =
                new AdoptedMonth(
                        month.originPeriod(),
                        month.postingPeriod(),
                        month.replacedRun(),
                        month.replacedVersion(),
                        month.replacedHash(),
                        month.heads(),
                        month.differences().subList(1, month.differences().size()));

        assertThat(carriedOut(book, content(proposal, List.of(other), 2)).failure())
                .contains("content-differs");
        assertThat(carriedOut(book, content(proposal, List.of(month), 1)).failure())
                .contains("algorithm-changed");
        assertThat(entries(book)).isEqualTo(entries);
        assertThat(book.run().inputs().policyVersion()).isEqualTo(1);
        assertThat(carriedOut(book, content(proposal, List.of(month), 2)).status())
                .isEqualTo(AdoptionStatus.COMPLETED);
    }

    @Test
    void an_approval_governs_a_month_once_it_is_posted_and_only_it_posts_its_runs() {
        var book = posted("A00004");
        var first = book.run();
        var proposal = book.adoptions().propose(POLICY, 2);
        var id = proposal.adoptionId();
        // As after a crash: approved, its run begun, and nothing of it is queued any more.
        send(book, new ApproveAdoption(id, proposal.contentHash(), book.by("approver")));
        var runId = proposal.content().months().getFirst().runId(id);
        var hash = proposal.content().policyHash();
        var inputs = first.inputs().under(POLICY, 2, hash);
        send(book, new StartRun(runId, RunKind.CHARGEBACK, inputs, book.by("approver")));

        refused("adoption-needed", () -> book.order(RunKind.CHARGEBACK, POLICY, 2));
        assertThat(book.run().runId()).isEqualTo(first.runId());
        assertThat(book.services().models().runs().unfinished())
                .extracting(KnownRun::runId)
                .doesNotContain(runId);

        book.services().adoptions().resume();
        book.awaitWork();
        assertThat(book.adoptions().find(id).status()).isEqualTo(AdoptionStatus.COMPLETED);
        assertThat(book.adoptions().find(id).runs()).containsExactly(runId);
        assertThat(book.run().runId()).isEqualTo(runId);
    }

    private static AdoptionContent content(
            AdoptionContent like, List<AdoptedMonth> months, int algorithmVersion) {
        return new AdoptionContent(
                like.book(),
                like.policy(),
                like.version(),
                like.policyHash(),
                like.reason(),
                months,
                algorithmVersion);
    }

    private static KnownAdoption carriedOut(WalkedBook book, AdoptionContent content) {
        var id = book.newId("adoption");
        send(book, new ProposeAdoption(id, content, book.by("preparer")));
        return book.adoptions().approve(book.adoptions().find(id));
    }

    private static void send(WalkedBook book, Object command) {
        book.services().commands().sendAndWait(command);
        book.services().upToDate().await();
    }

    /** A month that is posted under version 1; version 2 is approved. */
    private WalkedBook posted(String name) {
        var book = new WalkedBook(Services.of(running()), name);
        book.setUp(FIRST);
        var bill = new BillFile(RandomBook.PERIOD);
        var cost = new BigDecimal("100.00");
        bill.add(new BillFile.Row("account-0", 0, "Usage", cost, cost, "", "support", "", ""));
        book.bill(bill.csv());
        book.run();
        book.adopt(SECOND);
        return book;
    }

    private static void open(WalkedBook book, Period period) {
        book.services().periods().open(book.name(), period, book.by("preparer"));
        book.services().upToDate().await();
    }

    private static void close(WalkedBook book) {
        book.propose(Transition.CLOSE);
        book.approve(Transition.CLOSE, "approver");
    }

    private static List<Entry> entries(WalkedBook book) {
        return new StoredBook(book.services(), book.name()).entries();
    }

    /** Of the month after, in which the adjustment is. */
    private ChecklistItem reconciled(WalkedBook book) {
        return running().bean(CloseChecklist.class).of(book.name(), PERIOD.next()).stream()
                .filter(item -> item.check().equals("bill-to-ledger"))
                .findFirst()
                .orElseThrow();
    }
}
