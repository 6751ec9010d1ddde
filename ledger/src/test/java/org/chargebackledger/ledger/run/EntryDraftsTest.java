package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.book.Showback;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.Posting.Side;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Amounts as entries: first postings, true-ups, and cost that is held in showback. */
class EntryDraftsTest {

    private static final Period OCTOBER = Period.parse("2026-10");
    private static final String BY_TEAM =
            "attribution: [{id: team, match: {tag: team}, to: {lookup: {tag: team}}}]";

    private static List<PostedAmount> amounts(SmallMonth month) {
        return PostedAmounts.of(Allocation.of(month.policy(BY_TEAM).inputs()));
    }

    @Test
    void an_entry_is_cut_so_that_no_part_exceeds_900_postings() {
        var month = new SmallMonth();
        for (var i = 0; i < 1000; i++) {
            month.line(Line.of("1.00").team("a").service("service-" + i));
        }
        var drafts = EntryDrafts.allocation(OCTOBER, "run", "hash").of(amounts(month));

        assertThat(drafts).extracting(draft -> draft.postings().size()).containsExactly(900, 102);
        assertThat(drafts)
                .allSatisfy(draft ->
                        assertThat(
                                        draft.postings().stream()
                                                .mapToLong(p -> p.signed().minorUnits())
                                                .sum())
                                .isZero());
        assertThat(drafts.getLast().description()).endsWith("A, part 2 of 2");
    }

    @Test
    void a_true_up_posts_new_minus_old_at_each_key() {
        var old =
                amounts(
                        new SmallMonth()
                                .line(Line.of("10").team("a"))
                                .line(Line.of("5").team("a").service("gone"))
                                .line(Line.of("3").team("c")));
        var wanted =
                amounts(
                        new SmallMonth()
                                .line(Line.of("8").team("a"))
                                .line(Line.of("3").team("c"))
                                .line(Line.of("4").team("b")));
        var drafts =
                new EntryDrafts(
                                EntryKind.TRUE_UP,
                                OCTOBER,
                                "run-2",
                                "hash",
                                "PROVIDER_CORRECTION",
                                "")
                        .of(TrueUp.differences(old, wanted));

        assertThat(drafts)
                .extracting(draft -> draft.postings().getFirst().costCenter())
                .containsExactly("A", "B");
        assertThat(drafts.getFirst().postings())
                .extracting(posting -> posting.side() + " " + posting.amount().amount())
                .containsExactly("CREDIT 5.00", "CREDIT 2.00", "DEBIT 7.00");
        assertThat(drafts.getFirst().reason()).isEqualTo("PROVIDER_CORRECTION");
    }

    @Test
    void nothing_is_posted_where_nothing_differs() {
        var same = amounts(new SmallMonth().line(Line.of("10.005").team("a")));

        assertThat(
                        new EntryDrafts(EntryKind.TRUE_UP, OCTOBER, "run-2", "hash", "ERROR", "")
                                .of(TrueUp.differences(same, same)))
                .isEmpty();
    }

    @Test
    void a_cost_center_in_showback_is_held_centrally_with_itself_as_memo() {
        var hold = new ShowbackHold(new Showback("U", false, List.of("A")));
        var amounts = hold.apply(amounts(new SmallMonth().line(Line.of("10").team("a"))));
        var posting =
                EntryDrafts.allocation(OCTOBER, "run", "hash")
                        .of(amounts)
                        .getFirst()
                        .postings()
                        .getFirst();

        assertThat(posting.account()).isEqualTo("cost:U");
        assertThat(posting.memo()).isEqualTo("A");
        assertThat(posting.side()).isEqualTo(Side.DEBIT);
    }

    /** Charging begins: what was held is taken back there and posted here, not netted. */
    @Test
    void a_changed_account_is_taken_back_there_and_posted_here() {
        var charged = amounts(new SmallMonth().line(Line.of("10").team("a")));
        var held = new ShowbackHold(new Showback("U", false, List.of("A"))).apply(charged);

        assertThat(TrueUp.differences(held, charged))
                .extracting(
                        difference -> difference.slot().ledgerAccount() + " " + difference.posted())
                .containsExactly("cost:A 10.00 USD", "cost:U -10.00 USD");
    }
}
