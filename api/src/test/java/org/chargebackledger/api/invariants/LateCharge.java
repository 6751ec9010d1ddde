package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.invariants.Refused.refused;

import org.chargebackledger.api.journey.BillFile.Row;
import org.chargebackledger.api.run.RunService.Order;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;

import java.util.List;

/** What came late for a closed month, charged in the one after it. */
final class LateCharge {

    private static final Period NEXT = WalkedBook.PERIOD.next();

    private LateCharge() {}

    /**
     * The closed month prints as before, and all entries about it together are the bill.
     *
     * @param rows of the bills as they are now
     */
    static void check(WalkedBook book, StoredBook stored, List<Row> rows) {
        var printed = stored.printed(null);
        var before = stored.entries();
        refused("no-open-period", () -> order(book, NEXT));
        book.services().periods().open(book.name(), NEXT, book.by("preparer"));
        book.services().upToDate().await();
        refused("posting-period-not-earliest", () -> order(book, NEXT.next()));
        book.done(order(book, NEXT));
        assertThat(stored.printed(null)).isEqualTo(printed);
        var after = stored.entries();
        MoneyChecks.checkPosted(after, rows);
        for (var entry : after.subList(before.size(), after.size())) {
            assertThat(entry.period()).isEqualTo(NEXT);
            assertThat(entry.content().originPeriod()).isEqualTo(WalkedBook.PERIOD);
            assertThat(entry.content().kind())
                    .isIn(EntryKind.OUT_OF_PERIOD, EntryKind.ACCRUAL_REVERSAL);
        }
        var events = stored.events();
        order(book, NEXT);
        book.awaitWork();
        assertThat(stored.events()).isEqualTo(events);
    }

    private static String order(WalkedBook book, Period postingPeriod) {
        var order =
                new Order(
                        book.name(),
                        WalkedBook.PERIOD,
                        RunKind.CHARGEBACK,
                        WalkedBook.POLICY,
                        null,
                        postingPeriod);
        return book.services().runs().start(book.newId("run"), order, book.by("preparer"));
    }
}
