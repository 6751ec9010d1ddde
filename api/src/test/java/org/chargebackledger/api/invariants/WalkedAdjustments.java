package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.invariants.Refused.refused;

import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentContent.Basis;
import org.chargebackledger.ledger.adjustment.AdjustmentKind;
import org.chargebackledger.ledger.adjustment.AdjustmentLine;
import org.chargebackledger.ledger.adjustment.AdjustmentStatus;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.Posting.Side;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * What two people post besides the runs of a walked month, against a model: what each cost center
 * must bear of it, given which accruals their bills have ended.
 */
final class WalkedAdjustments {

    private static final List<String> COST_CENTERS = List.of("CC-2100", "CC-2200");
    private static final PostingKey KEY =
            new PostingKey(PostingKey.Kind.DIRECT, "", "Adjustment", "", "", "");

    /** An accrual that its bill has not ended, and what was billed when it was posted. */
    private record Open(AdjustmentContent content, long billed) {}

    private final WalkedBook book;
    private final StoredBook stored;
    private final Random random;
    private final TreeMap<String, Long> borne = new TreeMap<>();
    private final List<Open> open = new ArrayList<>();

    WalkedAdjustments(WalkedBook book, StoredBook stored, Random random) {
        this.book = book;
        this.stored = stored;
        this.random = random;
    }

    /** Moves something between two cost centers, or accrues something, if a bill was posted. */
    void step() {
        var accounts =
                stored.entries().stream()
                        .map(entry -> entry.content().sourceAccount())
                        .distinct()
                        .toList();
        if (accounts.isEmpty()) {
            return;
        }
        var account = accounts.get(random.nextInt(accounts.size()));
        var content = random.nextBoolean() ? move(account) : accrual(account);
        if (random.nextInt(5) == 0) {
            decline(content);
        } else {
            post(content);
        }
        check();
    }

    /** After a run: an accrual ends once its source account is billed something else. */
    void billed() {
        for (var accrual : List.copyOf(open)) {
            if (billed(accrual.content().sourceAccount()) != accrual.billed()) {
                open.remove(accrual);
                bear(accrual.content(), -1);
            }
        }
        check();
    }

    void requireRefused(String type) {
        var account = stored.entries().getFirst().content().sourceAccount();
        refused(type, () -> propose(book.newId("adjustment"), move(account)));
    }

    private AdjustmentContent move(SourceAccount account) {
        var amount = new Money(account.currency(), 1 + random.nextInt(100_000));
        return content(
                AdjustmentKind.MANUAL,
                account,
                null,
                List.of(
                        new AdjustmentLine(COST_CENTERS.getFirst(), KEY, amount.negate()),
                        new AdjustmentLine(COST_CENTERS.getLast(), KEY, amount)));
    }

    private AdjustmentContent accrual(SourceAccount account) {
        return content(
                AdjustmentKind.ACCRUAL,
                account,
                new Basis("nothing", "at random"),
                List.of(
                        new AdjustmentLine(
                                COST_CENTERS.get(random.nextInt(2)),
                                KEY,
                                new Money(account.currency(), 1 + random.nextInt(100_000)))));
    }

    private AdjustmentContent content(
            AdjustmentKind kind,
            SourceAccount account,
            @Nullable Basis basis,
            List<AdjustmentLine> lines) {
        return new AdjustmentContent(
                book.name(),
                kind,
                WalkedBook.PERIOD,
                WalkedBook.PERIOD,
                account,
                kind == AdjustmentKind.ACCRUAL ? "ACCRUAL" : "ERROR",
                "because",
                basis,
                null,
                lines);
    }

    private void propose(String id, AdjustmentContent content) {
        book.services().adjustments().propose(id, content, book.by("preparer"));
        book.services().upToDate().await();
    }

    private void post(AdjustmentContent content) {
        var id = book.newId("adjustment");
        var billed = billed(content.sourceAccount());
        propose(id, content);
        var events = stored.events();
        propose(id, content);
        refused("own-work", () -> approve(id, content.hash(), "preparer"));
        refused("content-differs", () -> approve(id, "0".repeat(64), "approver"));
        assertThat(stored.events()).isEqualTo(events);
        approve(id, content.hash(), "approver");
        book.awaitWork();
        var done = book.services().models().adjustments().find(id).orElseThrow();
        assertThat(done.status()).as("%s", done.answer()).isEqualTo(AdjustmentStatus.POSTED);
        assertThat(done.numbers()).hasSize(1);
        bear(content, 1);
        if (content.kind() == AdjustmentKind.ACCRUAL) {
            open.add(new Open(content, billed));
        }
        var posted = stored.events();
        approve(id, content.hash(), "approver");
        book.awaitWork();
        assertThat(stored.events()).isEqualTo(posted);
    }

    private void decline(AdjustmentContent content) {
        var id = book.newId("adjustment");
        propose(id, content);
        var entries = stored.entries();
        book.services().adjustments().decline(id, "no", book.by("approver"));
        refused("adjustment-state", () -> approve(id, content.hash(), "approver"));
        assertThat(stored.entries()).isEqualTo(entries);
        book.services().upToDate().await();
    }

    private void approve(String id, String hash, String actor) {
        book.services().adjustments().approve(id, hash, book.by(actor));
        book.services().upToDate().await();
    }

    private void bear(AdjustmentContent content, int sign) {
        for (var line : content.lines()) {
            borne.merge(line.costCenter(), sign * line.amount().minorUnits(), Math::addExact);
        }
    }

    private long billed(SourceAccount account) {
        return stored.entries().stream()
                .filter(entry -> entry.content().kind().isAllocated())
                .filter(entry -> entry.content().sourceAccount().equals(account))
                .mapToLong(entry -> net(entry, "clearing:"))
                .sum();
    }

    private static long net(Entry entry, String accounts) {
        return entry.content().postings().stream()
                .filter(posting -> posting.account().startsWith(accounts))
                .mapToLong(posting ->
                        posting.side() == Side.DEBIT
                                ? posting.amount().minorUnits()
                                : -posting.amount().minorUnits())
                .sum();
    }

    /** What is posted besides the runs is what the model says, and accrued is what is open. */
    private void check() {
        var decided =
                stored.entries().stream()
                        .filter(entry -> !entry.content().kind().isAllocated())
                        .toList();
        for (var costCenter : COST_CENTERS) {
            assertThat(decided.stream().mapToLong(entry -> net(entry, "cost:" + costCenter)).sum())
                    .as(costCenter)
                    .isEqualTo(borne.getOrDefault(costCenter, 0L));
        }
        assertThat(decided.stream().mapToLong(entry -> net(entry, "accrued:")).sum())
                .isEqualTo(
                        -open.stream()
                                .mapToLong(accrual -> accrual.content().total().minorUnits())
                                .sum());
    }
}
