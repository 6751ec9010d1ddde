package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.invariants.Refused.refused;
import static org.chargebackledger.api.invariants.WalkedBook.PERIOD;
import static org.chargebackledger.api.invariants.WalkedBook.POLICY;

import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalCommand.BeginPosting;
import org.chargebackledger.ledger.journal.JournalCommand.CompletePosting;
import org.chargebackledger.ledger.journal.JournalCommand.PostEntries;
import org.chargebackledger.ledger.journal.JournalCommand.ReverseEntry;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.projections.imports.DeliveryStatus;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** What must be refused in an open month, each with what it is refused as. */
final class Refusals {

    private static final List<String> BAD_AMOUNTS =
            List.of("12x4", "0." + "1".repeat(25), "100000000000000.5", "NaN", "1,5");

    private final WalkedBook book;
    private final StoredBook stored;
    private final Random random;
    private final String policy;

    Refusals(WalkedBook book, StoredBook stored, Random random, String policy) {
        this.book = book;
        this.stored = stored;
        this.random = random;
        this.policy = policy;
    }

    /** Commands that may not be done leave no event, and nothing printed has changed. */
    void commands() {
        var events = stored.events();
        var printed = stored.printed(null);
        run();
        people();
        posting();
        content();
        assertThat(stored.events()).isEqualTo(events);
        assertThat(stored.printed(null)).isEqualTo(printed);
    }

    /** A bill with one cell that is no amount is rejected as a whole, by the name of the cell. */
    void delivery() {
        var printed = stored.printed(null);
        var bad = BAD_AMOUNTS.get(random.nextInt(BAD_AMOUNTS.size()));
        var bill = new RandomBill(random, RandomBook.PERIOD, "account-0").fresh();
        var line = 1 + random.nextInt(bill.rows().size());
        var delivery = book.decided(book.stage("focus", broken(bill, line, bad)).importId());

        assertThat(delivery.status()).isEqualTo(DeliveryStatus.REJECTED);
        assertThat(delivery.snapshots()).isEmpty();
        assertThat(delivery.findings())
                .anySatisfy(finding -> {
                    assertThat(finding.line()).isEqualTo(line + 1L);
                    assertThat(finding.value()).isEqualTo(bad);
                    assertThat(finding.column()).isEqualTo("BilledCost");
                });
        assertThat(stored.printed(null)).isEqualTo(printed);
    }

    private static byte[] broken(BillFile bill, int line, String amount) {
        var lines = new String(bill.csv(), StandardCharsets.UTF_8).lines().toList();
        var cells = lines.get(line).split(",", -1);
        cells[List.of(lines.getFirst().split(",")).indexOf("BilledCost")] = '"' + amount + '"';
        var text = new StringBuilder();
        for (var i = 0; i < lines.size(); i++) {
            text.append(i == line ? String.join(",", cells) : lines.get(i)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void run() {
        switch (random.nextInt(3)) {
            case 0 ->
                    refused(
                            "policy-not-effective",
                            () -> book.order(RunKind.CHARGEBACK, "unknown"));
            case 1 ->
                    refused(
                            "import-unknown",
                            () ->
                                    book.services()
                                            .imports()
                                            .release(
                                                    book.newId("none"),
                                                    "",
                                                    "",
                                                    book.by("approver")));
            default ->
                    refused("nothing-proposed", () -> book.approve(Transition.REOPEN, "approver"));
        }
    }

    private void people() {
        var policies = book.services().policies();
        switch (random.nextInt(3)) {
            case 0 -> refused("period-state", () -> book.propose(Transition.REOPEN));
            case 1 ->
                    refused(
                            "policy-invalid",
                            () ->
                                    policies.draft(
                                            book.name(),
                                            POLICY,
                                            policy.replaceFirst("33\\.4", "33.5"),
                                            book.by("preparer")));
            default ->
                    refused(
                            "policy-unknown",
                            () ->
                                    policies.approve(
                                            book.name(),
                                            POLICY,
                                            99,
                                            WalkedBook.FROM_THE_MONTH_ON,
                                            book.by("approver")));
        }
    }

    private void posting() {
        var commands = book.services().commands();
        var journal = JournalCommand.journalId(book.name());
        var entries = stored.entries();
        var stamp = book.by("preparer");
        if (entries.isEmpty() || random.nextInt(3) == 0) {
            refused(
                    "posting-not-begun",
                    () ->
                            commands.sendAndWait(
                                    random.nextBoolean()
                                            ? new CompletePosting(journal, "none", stamp)
                                            : new PostEntries(
                                                    journal, "none", 0, List.of(), stamp)));
            return;
        }
        var entry = entries.get(random.nextInt(entries.size()));
        var reverses = entry.content().reverses();
        if (entry.content().kind() == EntryKind.REVERSAL && reverses != null) {
            refused("entry-reversed", () -> book.reverse(reverses));
            return;
        }
        refused("run-superseded", () -> commands.sendAndWait(stale(entry)));
        refused("entry-not-ours", () -> commands.sendAndWait(forged(entry)));
    }

    /** As if computed before anything was posted. */
    private BeginPosting stale(Entry entry) {
        return new BeginPosting(
                JournalCommand.journalId(book.name()),
                book.newId("run"),
                PERIOD,
                PERIOD,
                0,
                "",
                List.of(new Head(PERIOD, entry.content().sourceAccount(), "", 0)),
                book.by("preparer"));
    }

    private ReverseEntry forged(Entry entry) {
        return new ReverseEntry(
                JournalCommand.journalId(book.name()),
                new Entry(
                        entry.number(),
                        entry.sequence(),
                        PERIOD,
                        entry.content(),
                        entry.postedAt(),
                        "somebody else",
                        entry.previousHash(),
                        entry.hash()),
                "ERROR",
                book.by("preparer"));
    }

    private void content() {
        switch (random.nextInt(3)) {
            case 0 ->
                    refused(
                            "validity-empty",
                            () -> book.enter(costCenter("CC-2950", LocalDate.of(2019, 1, 1))));
            case 1 -> refused("entry-unknown", () -> book.reverse("2026-09-999999"));
            default ->
                    refused(
                            "policy-name-differs",
                            () ->
                                    book.services()
                                            .policies()
                                            .draft(
                                                    book.name(),
                                                    "other",
                                                    policy,
                                                    book.by("preparer")));
        }
    }

    private static CostCenter costCenter(String code, LocalDate validTo) {
        return new CostCenter(
                code,
                "Nobody",
                List.of(),
                "610400",
                "EX01",
                "finops",
                LocalDate.of(2020, 1, 1),
                validTo,
                null);
    }
}
