package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.invariants.Refused.refused;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.TestResource;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.Transition;
import org.junit.jupiter.api.Test;

import java.util.Random;

/** A month from which an entry was taken back. */
class ReversedEntryTest extends ServiceTest {

    @Test
    void the_next_run_posts_again_what_was_taken_back_and_no_close_passes_over_it() {
        var services = Services.of(running());
        var book = new WalkedBook(services, "R00001");
        var stored = new StoredBook(services, book.name());
        var bill = new RandomBill(new Random(1), RandomBook.PERIOD, "account-0").fresh();
        book.setUp(TestResource.text("random-month/policy.yaml"));
        book.bill(bill.csv());
        var first = book.run();
        MoneyChecks.checkPosted(stored.entries(), bill.rows());

        book.reverse(stored.entries().getFirst().number());
        refused("close-checklist-unmet", () -> book.propose(Transition.CLOSE));

        var second = book.run();
        assertThat(second.runId()).isNotEqualTo(first.runId());
        assertThat(stored.entries())
                .last()
                .extracting(entry -> entry.content().kind())
                .isEqualTo(EntryKind.TRUE_UP);
        MoneyChecks.checkPosted(stored.entries(), bill.rows());
        assertThat(book.run().runId()).isEqualTo(second.runId());
        book.propose(Transition.CLOSE);
    }
}
