package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.invariants.Refused.refused;
import static org.chargebackledger.api.invariants.WalkedBook.PERIOD;
import static org.chargebackledger.api.invariants.WalkedBook.POLICY;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.close.CloseChecklist;
import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.TestResource;
import org.chargebackledger.api.run.InputPins;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.run.RunCommand.StartRun;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.projections.run.RunStatus;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Random;

/** A posted month is charged by one policy version until two persons adopt another. */
class GoverningPolicyTest extends ServiceTest {

    private static final String FIRST = TestResource.text("random-month/policy.yaml");
    private static final String SECOND = other("10", "56.7");
    private static final String PILOT = other("20", "46.7").replace("name: months", "name: pilot");

    private static String other(String one, String three) {
        return FIRST.replace("CC-2100: \"33.3\"", "CC-2100: \"" + one + "\"")
                .replace("CC-2300: \"33.4\"", "CC-2300: \"" + three + "\"");
    }

    @Test
    void an_approval_with_a_past_date_moves_no_posted_money() {
        var book = posted("P00001");
        var first = book.run();
        assertThat(book.adopt(SECOND)).isEqualTo(2);

        refused("adoption-needed", () -> book.order(RunKind.CHARGEBACK, POLICY, 2));
        assertThat(book.run().runId()).isEqualTo(first.runId());
        assertThat(book.done(book.order(RunKind.SHOWBACK, POLICY, 2)).inputs().policyVersion())
                .isEqualTo(2);
        assertThat(current(book).met()).isTrue();
        assertThat(current(book).detail())
                .isEqualTo(
                        "run %s has the current inputs, by version 1 of policy months; version 2 is"
                                        .formatted(first.runId())
                                + " approved for the month and not adopted");
        book.propose(Transition.CLOSE);

        var adopted = book.adoptions().carryOut(POLICY, 2);
        assertThat(adopted.entries()).isNotEmpty();
        assertThat(book.run().runId()).isEqualTo(adopted.runId());
        refused("adoption-needed", () -> book.order(RunKind.CHARGEBACK, POLICY, 1));
        book.approve(Transition.CLOSE, "approver");
    }

    @Test
    void a_late_bill_is_charged_by_the_version_that_stands() {
        var book = posted("P00002");
        book.run();
        book.adopt(SECOND);
        book.bill(bill(3).csv());
        assertThat(current(book).met()).isFalse();
        assertThat(book.run().inputs().policyVersion()).isEqualTo(1);
        assertThat(current(book).met()).isTrue();

        book.adoptions().carryOut(POLICY, 2);
        book.bill(bill(4).csv());
        assertThat(book.run().inputs().policyVersion()).isEqualTo(2);
        assertThat(current(book).met()).isTrue();
    }

    @Test
    void no_policy_of_another_name_overturns_what_was_adopted() {
        var book = posted("P00003");
        book.run();
        book.adopt(SECOND);
        book.adoptions().carryOut(POLICY, 2);
        book.adopt("pilot", PILOT);
        var entries = new StoredBook(book.services(), book.name()).entries();

        refused("adoption-needed", () -> book.order(RunKind.CHARGEBACK, "pilot"));
        assertThat(new StoredBook(book.services(), book.name()).entries()).isEqualTo(entries);
        book.done(book.order(RunKind.SHOWBACK, "pilot"));

        assertThat(book.adoptions().carryOut("pilot", 1).inputs().policyName()).isEqualTo("pilot");
        refused("adoption-needed", () -> book.order(RunKind.CHARGEBACK, POLICY));
        assertThat(current(book).met()).isTrue();
    }

    @Test
    void a_run_that_was_ordered_before_another_policy_posted_is_not_posted_after_it() {
        var book = posted("P00004");
        book.adopt("pilot", PILOT);
        var pilot =
                book.services().models().policies().version(book.name(), "pilot", 1).orElseThrow();
        var late = book.newId("run");
        book.services()
                .commands()
                .sendAndWait(
                        new StartRun(
                                late,
                                RunKind.CHARGEBACK,
                                running()
                                        .bean(InputPins.class)
                                        .pin(book.name(), PERIOD, "pilot", 1, pilot.hash()),
                                book.by("preparer")));
        book.run();

        book.services().runs().proceed(late);
        book.awaitWork();
        var run = book.services().models().runs().find(late).orElseThrow();
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.failure()).startsWith("adoption-needed");
    }

    @Test
    void a_version_that_another_took_over_from_is_not_the_first_to_charge_a_month() {
        var book = posted("P00005");
        book.adopt(SECOND);
        refused("policy-not-effective", () -> book.order(RunKind.CHARGEBACK, POLICY, 1));
        assertThat(book.adopt(FIRST)).as("the same rules again").isEqualTo(3);
        assertThat(book.done(book.order(RunKind.CHARGEBACK, POLICY, 1)).status())
                .isEqualTo(RunStatus.POSTED);

        var policies = book.services().policies();
        policies.draft(book.name(), POLICY, SECOND, book.by("preparer"));
        var draft = policies.draft(book.name(), POLICY, FIRST, book.by("preparer"));
        refused("policy-not-effective", () -> book.order(RunKind.CHARGEBACK, POLICY, draft));
    }

    /** A month with a bill, and one approved version. */
    private WalkedBook posted(String name) {
        var book = new WalkedBook(Services.of(running()), name);
        book.setUp(FIRST);
        book.bill(bill(1).csv());
        return book;
    }

    /** With cost that a pool shares out. */
    private static BillFile bill(long seed) {
        var bill = new RandomBill(new Random(seed), RandomBook.PERIOD, "account-0").fresh();
        var supported = new BillFile(RandomBook.PERIOD);
        bill.rows().forEach(supported::add);
        var row = bill.rows().getFirst();
        return supported.add(
                new BillFile.Row(
                        row.account(),
                        0,
                        "Usage",
                        new BigDecimal("100.00"),
                        new BigDecimal("100.00"),
                        "",
                        "support",
                        "",
                        ""));
    }

    private ChecklistItem current(WalkedBook book) {
        return running().bean(CloseChecklist.class).of(book.name(), PERIOD).stream()
                .filter(item -> item.check().equals("run-current"))
                .findFirst()
                .orElseThrow();
    }
}
