package org.chargebackledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Given.approve;
import static org.chargebackledger.ledger.Given.begin;
import static org.chargebackledger.ledger.Given.drafts;
import static org.chargebackledger.ledger.Given.open;
import static org.chargebackledger.ledger.Given.posted;
import static org.chargebackledger.ledger.Given.propose;
import static org.chargebackledger.ledger.Given.reverse;
import static org.chargebackledger.ledger.Given.roundInvoice;
import static org.chargebackledger.ledger.Given.rounded;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.head;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.journal.JournalCommand.RoundInvoice;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What an invoice prints beyond what is posted for its lines is posted once. */
class RoundInvoiceTest {

    private static final Period NOVEMBER = OCTOBER.next();

    private final JournalUnderTest journal = new JournalUnderTest();

    @Test
    void a_rounding_goes_to_its_own_account_and_names_the_invoice() {
        journal.given(List.of(open(OCTOBER))).accepts(roundInvoice(OCTOBER, "0.01"));
        var entry = last();
        assertThat(entry).isEqualTo(rounded());
        assertThat(new String(entry.served(), StandardCharsets.UTF_8))
                .contains("\"invoice\":{\"invoice\":\"invoice/main/AWS/INV%2F1\",\"revision\":1}");
    }

    @Test
    void the_same_target_again_posts_nothing_and_another_the_difference() {
        journal.given(posted()).accepts(roundInvoice(OCTOBER, "0.03"));
        assertThat(journal.accepts(roundInvoice(OCTOBER, "0.03"))).isEmpty();
        journal.accepts(roundInvoice(OCTOBER, "-0.02"));
        assertThat(last().content().postings().getFirst().account()).isEqualTo("invoice-rounding");
        assertThat(last().content().postings().getFirst().signed().amount()).isEqualTo("-0.05");
        journal.accepts(roundInvoice(OCTOBER, "0.00"));
        assertThat(last().content().postings().getFirst().signed().amount()).isEqualTo("0.02");
        assertThat(journal.accepts(roundInvoice(OCTOBER, "0.00"))).isEmpty();
    }

    @Test
    void what_is_taken_back_is_worth_what_it_was_posted_as_whatever_the_rate_is_by_now() {
        journal.given(List.of(open(OCTOBER)));
        assertThat(worthAfter("0.05", "0.92")).isEqualTo("0.05"); // 0.046
        assertThat(worthAfter("0.02", "0.50")).isEqualTo("-0.03");
        assertThat(worthAfter("0.00", "0.50")).isEqualTo("-0.02");
        assertThat(worthAfter("0.05", "0.92")).isEqualTo("0.05");
        assertThat(worthAfter("-0.05", "0.50")).isEqualTo("-0.08"); // and 0.025 anew
        assertThat(worthAfter("0.00", "1.00")).isEqualTo("0.03");
    }

    /** What the entry that posts up to a target is worth in the book's currency. */
    private String worthAfter(String target, String rate) {
        var plain = roundInvoice(OCTOBER, target);
        journal.accepts(
                new RoundInvoice(
                        plain.journalId(),
                        plain.period(),
                        plain.originPeriod(),
                        plain.sourceAccount(),
                        plain.invoice(),
                        plain.target(),
                        plain.tolerance(),
                        Samples.rate(rate),
                        plain.stamp()));
        var postings = last().content().postings();
        return String.valueOf(
                Objects.requireNonNull(postings.getFirst().signedFunctional()).amount());
    }

    @Test
    void it_moves_no_head() {
        journal.given(posted()).accepts(roundInvoice(OCTOBER, "0.03"));
        journal.accepts(begin("run-2", head(OCTOBER, "run-1", 2), drafts("run-2")));
        journal.refuses(roundInvoice(OCTOBER, "0.01"), "posting-open");
    }

    @Test
    void what_no_tolerance_covers_is_refused() {
        journal.given(posted()).refuses(roundInvoice(OCTOBER, "0.06"), "rounding-above-tolerance");
        journal.refuses(roundInvoice(OCTOBER, "-0.06"), "rounding-above-tolerance");
    }

    @Test
    void a_closed_month_is_rounded_in_a_later_one() {
        journal.given(posted()).accepts(propose(Transition.SOFT_CLOSE));
        journal.accepts(approve("approver"));
        journal.accepts(roundInvoice(OCTOBER, "0.01"));
        journal.accepts(propose(Transition.CLOSE));
        journal.accepts(approve("approver"));
        assertThat(journal.accepts(roundInvoice(OCTOBER, "0.01"))).isEmpty();
        journal.refuses(roundInvoice(OCTOBER, "0.02"), "period-closed");
        journal.refuses(roundInvoice(NOVEMBER, "0.02"), "period-unknown");
        journal.accepts(open(NOVEMBER));
        journal.accepts(roundInvoice(NOVEMBER, "0.02"));
        assertThat(last().number()).isEqualTo("2026-11-000001");
        assertThat(last().content().originPeriod()).isEqualTo(OCTOBER);
        assertThat(last().content().postings().getFirst().signed().amount()).isEqualTo("0.01");
    }

    @Test
    void it_is_never_posted_before_its_month() {
        var september = Period.parse("2026-09");
        journal.given(List.of(open(september), open(OCTOBER)))
                .refuses(roundInvoice(september, "0.01"), "posting-before-origin");
    }

    @Test
    void nobody_reverses_it_but_the_invoice() {
        journal.given(posted()).accepts(roundInvoice(OCTOBER, "0.01"));
        journal.refuses(reverse(last()), "invoice-decides");
    }

    private Entry last() {
        return journal.lastOf(EntriesPosted.class).entries().getLast();
    }
}
