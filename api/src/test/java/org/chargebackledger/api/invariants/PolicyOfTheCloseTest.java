package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.invariants.WalkedBook.PERIOD;
import static org.chargebackledger.api.invariants.WalkedBook.refused;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.close.CloseChecklist;
import org.chargebackledger.api.journey.TestResource;
import org.chargebackledger.api.run.RunService.Order;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.run.RunKind;
import org.junit.jupiter.api.Test;

import java.util.Random;

/** A month closes on what the policy version says that holds in it, and on no other. */
class PolicyOfTheCloseTest extends ServiceTest {

    private static final String FIRST = TestResource.text("random-month/policy.yaml");
    private static final String SECOND = FIRST.replace("requested: \"0.70\"", "requested: \"0.5\"");

    @Test
    void no_month_closes_on_a_version_that_another_one_took_over_from() {
        var book = new WalkedBook(Services.of(running()), "P00001");
        book.setUp(FIRST);
        book.bill(new RandomBill(new Random(1), RandomBook.PERIOD, "account-0").fresh().csv());
        var first = book.run();
        assertThat(current(book).met()).isTrue();

        book.adopt(SECOND);

        assertThat(current(book).met()).isFalse();
        assertThat(current(book).detail())
                .isEqualTo(
                        "run %s is outdated: version 1 of policy months holds in %s no more, but"
                                        .formatted(first.runId(), PERIOD)
                                + " version 2");
        refused("close-checklist-unmet", () -> book.propose(Transition.CLOSE));
        var second = book.run();
        assertThat(current(book).met()).isTrue();
        book.propose(Transition.CLOSE);

        book.adopt(FIRST.replace("0.70", "0.6"));
        refused("close-checklist-unmet", () -> book.approve(Transition.CLOSE, "approver"));
        assertThat(book.run().runId()).isNotEqualTo(second.runId());
        book.approve(Transition.CLOSE, "approver");
    }

    @Test
    void a_version_that_bound_once_can_be_ordered_but_not_closed_on() {
        var book = new WalkedBook(Services.of(running()), "P00002");
        book.setUp(FIRST);
        book.bill(new RandomBill(new Random(2), RandomBook.PERIOD, "account-0").fresh().csv());
        book.adopt(SECOND);
        book.done(
                book.services()
                        .runs()
                        .start(
                                book.newId("run"),
                                new Order(
                                        book.name(),
                                        PERIOD,
                                        RunKind.CHARGEBACK,
                                        WalkedBook.POLICY,
                                        1),
                                book.by("preparer")));
        refused("close-checklist-unmet", () -> book.propose(Transition.CLOSE));

        assertThat(book.adopt(FIRST)).as("the same rules again").isEqualTo(3);

        assertThat(current(book).met()).isTrue();
        book.propose(Transition.CLOSE);
    }

    private ChecklistItem current(WalkedBook book) {
        return running().bean(CloseChecklist.class).of(book.name(), PERIOD).stream()
                .filter(item -> item.check().equals("run-current"))
                .findFirst()
                .orElseThrow();
    }
}
