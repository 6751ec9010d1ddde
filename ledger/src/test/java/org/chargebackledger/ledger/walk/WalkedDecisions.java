package org.chargebackledger.ledger.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Samples.APPROVER;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentKind;
import org.chargebackledger.ledger.adjustment.AdjustmentLine;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.dispute.DisputeCommand.AcceptAsOpen;
import org.chargebackledger.ledger.dispute.DisputeCommand.DeclineDispute;
import org.chargebackledger.ledger.dispute.DisputeCommand.RaiseDispute;
import org.chargebackledger.ledger.dispute.DisputeCommand.SettleDispute;
import org.chargebackledger.ledger.dispute.DisputeCommand.WithdrawDispute;
import org.chargebackledger.ledger.dispute.DisputeContent;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.rate.ExchangeRate;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.walk.World.Month;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** What persons decide one by one: to move cost, and what comes of a dispute. */
final class WalkedDecisions {

    private static final String CENTRAL = "CC-9";
    private static final Stamp OWNER = Samples.by("owner");

    private enum Status {
        OPEN,
        ACCEPTED,
        ENDED
    }

    private static final class Dispute {
        private final String id;
        private final DisputeContent content;
        private Status status = Status.OPEN;

        private Dispute(String id, DisputeContent content) {
            this.id = id;
            this.content = content;
        }
    }

    private final Random random;
    private final World world;
    private final WalkedLedger ledger;
    private final ModelLedger model;
    private final List<Dispute> disputes = new ArrayList<>();

    WalkedDecisions(Random random, World world, WalkedLedger ledger, ModelLedger model) {
        this.random = random;
        this.world = world;
        this.ledger = ledger;
        this.model = model;
    }

    /** Whether no dispute keeps a month from closing. */
    boolean isSettled(Month month) {
        return disputes.stream()
                .filter(one -> one.content.book().equals(month.book()))
                .filter(one -> one.content.period().equals(month.period()))
                .noneMatch(one -> one.status == Status.OPEN);
    }

    /** Moves something; null where nothing can be said of the months. */
    @Nullable String move(Month month, Period origin) {
        if (origin.compareTo(month.period()) > 0) {
            return null;
        }
        var account =
                World.account(
                        month.book(),
                        World.CURRENCIES.get(random.nextInt(World.CURRENCIES.size())));
        var cents = 1L + random.nextInt(30_000);
        var from = World.COST_CENTERS.get(random.nextInt(4));
        var to = World.COST_CENTERS.get((World.COST_CENTERS.indexOf(from) + 1) % 4);
        var content =
                content(
                        month,
                        AdjustmentKind.MANUAL,
                        origin,
                        account,
                        null,
                        List.of(line(account, from, -cents), line(account, to, cents)));
        if (!model.takesAdjustments(month)) {
            var _ =
                    Refused.as(
                            "period-closed", ledger, () -> ledger.adjust(content, rate(content)));
            return "period-closed";
        }
        adjust(month, content);
        return "moved";
    }

    private void adjust(Month month, AdjustmentContent content) {
        ledger.adjust(content, rate(content));
        model.move(
                month,
                content.originPeriod(),
                content.sourceAccount(),
                content.lines().stream().map(AdjustmentLine::costCenter).toList(),
                content.lines().stream().map(line -> line.amount().minorUnits()).toList(),
                world.rate(new Month(month.book(), content.originPeriod())));
    }

    private @Nullable ExchangeRate rate(AdjustmentContent content) {
        var month = new Month(content.book(), content.originPeriod());
        return content.sourceAccount().currency().equals(World.EUR)
                ? null
                : WalkedRun.rate(month, world.rate(month));
    }

    private static AdjustmentLine line(SourceAccount account, String costCenter, long cents) {
        return new AdjustmentLine(
                costCenter, Samples.key("vm"), new Money(account.currency(), cents));
    }

    private static AdjustmentContent content(
            Month month,
            AdjustmentKind kind,
            Period origin,
            SourceAccount account,
            @Nullable String disputeId,
            List<AdjustmentLine> lines) {
        return new AdjustmentContent(
                month.book(),
                kind,
                month.period(),
                origin,
                account,
                disputeId == null ? "ERROR" : "DISPUTE",
                "because",
                null,
                disputeId,
                lines);
    }

    /** Raises a dispute, or does something about one. */
    @Nullable String dispute(String book) {
        if (disputes.isEmpty() || random.nextInt(3) == 0) {
            return raise(book);
        }
        var dispute = disputes.get(random.nextInt(disputes.size()));
        return switch (random.nextInt(5)) {
            case 0 -> end(dispute, new WithdrawDispute(dispute.id, "agreed", OWNER), "withdrawn");
            case 1 -> decline(dispute);
            case 2 -> accept(dispute);
            default -> settle(dispute);
        };
    }

    private @Nullable String raise(String book) {
        var entries = ledger.watch().book(book).entries;
        if (entries.isEmpty()) {
            return null;
        }
        var entry = entries.get(random.nextInt(entries.size()));
        for (var posting : entry.content().postings()) {
            if (posting.costCenter() != null && posting.amount().minorUnits() > 0) {
                var content = content(book, entry, posting);
                var dispute = new Dispute(ledger.id("dispute"), content);
                ledger.decide(new RaiseDispute(dispute.id, content, OWNER));
                disputes.add(dispute);
                return "raised";
            }
        }
        return null;
    }

    private DisputeContent content(String book, Entry entry, Posting posting) {
        var signed = posting.signed();
        var part = 1 + random.nextLong(Math.abs(signed.minorUnits()));
        var disputed = new Money(signed.currency(), signed.signum() < 0 ? -part : part);
        return new DisputeContent(
                book,
                entry.number() + "-1",
                entry.number(),
                entry.hash(),
                entry.period(),
                entry.content().originPeriod(),
                entry.content().sourceAccount(),
                Objects.requireNonNull(posting.costCenter()),
                Objects.requireNonNull(posting.key()),
                signed,
                disputed,
                "it is not ours",
                new DisputeContent.Evidence(null, null, "explained", "a sentence"));
    }

    private String decline(Dispute dispute) {
        if (dispute.status != Status.ENDED) {
            var _ =
                    Refused.as(
                            "own-work",
                            ledger,
                            () -> ledger.decide(new DeclineDispute(dispute.id, "it is", OWNER)));
        }
        return end(dispute, new DeclineDispute(dispute.id, "it is", APPROVER), "declined");
    }

    private String accept(Dispute dispute) {
        var command = new AcceptAsOpen(dispute.id, "the vendor answers later", APPROVER);
        if (dispute.status == Status.ENDED) {
            var _ = Refused.as("dispute-state", ledger, () -> ledger.decide(command));
            return "dispute-state";
        }
        ledger.decide(command);
        dispute.status = Status.ACCEPTED;
        return "accepted as open";
    }

    private String end(Dispute dispute, Object command, String how) {
        if (dispute.status == Status.ENDED) {
            try {
                ledger.decide(command);
                return how + " again";
            } catch (Refusal refusal) {
                assertThat(refusal.type()).isEqualTo("dispute-state");
                return "dispute-state";
            }
        }
        ledger.decide(command);
        dispute.status = Status.ENDED;
        return how;
    }

    /** Posts the outcome where the posting is, else in the earliest open month after it. */
    private @Nullable String settle(Dispute dispute) {
        var content = dispute.content;
        var at = new Month(content.book(), content.period());
        var later = model.earliestOpen(content.book(), content.period());
        if (dispute.status == Status.ENDED || (!model.takesAdjustments(at) && later == null)) {
            return null;
        }
        var month =
                model.takesAdjustments(at)
                        ? at
                        : new Month(content.book(), Objects.requireNonNull(later));
        var account = content.sourceAccount();
        var cents = content.disputed().minorUnits();
        adjust(
                month,
                content(
                        month,
                        AdjustmentKind.DISPUTE,
                        content.originPeriod(),
                        account,
                        dispute.id,
                        List.of(
                                line(account, content.costCenter(), -cents),
                                line(account, CENTRAL, cents))));
        ledger.decide(new SettleDispute(dispute.id, "adjustment", content.disputed(), APPROVER));
        dispute.status = Status.ENDED;
        return "settled";
    }
}
