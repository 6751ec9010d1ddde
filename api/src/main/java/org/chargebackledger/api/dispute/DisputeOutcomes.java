package org.chargebackledger.api.dispute;

import org.chargebackledger.api.adjustment.AdjustmentService;
import org.chargebackledger.api.book.BookCatalog;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentKind;
import org.chargebackledger.ledger.adjustment.AdjustmentLine;
import org.chargebackledger.ledger.adjustment.AdjustmentStatus;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.dispute.DisputeContent;
import org.chargebackledger.ledger.dispute.DisputeStatus;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adjustment.Adjustments;
import org.chargebackledger.projections.dispute.KnownDispute;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.register.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;

/** Proposes what a dispute comes to: an adjusting pair, which another person approves. */
@Component
class DisputeOutcomes {

    private final AdjustmentService service;
    private final Adjustments adjustments;
    private final Periods periods;
    private final Registers registers;
    private final DisputeSettings settings;
    private final BookCatalog books;
    private final UpToDate upToDate;

    DisputeOutcomes(
            AdjustmentService service,
            Adjustments adjustments,
            Periods periods,
            Registers registers,
            DisputeSettings settings,
            BookCatalog books,
            UpToDate upToDate) {
        this.service = service;
        this.adjustments = adjustments;
        this.periods = periods;
        this.registers = registers;
        this.settings = settings;
        this.books = books;
        this.upToDate = upToDate;
    }

    /**
     * Proposes an outcome.
     *
     * @param amount what the cost center is to bear less
     * @param counterparty who is to bear it; null for the central cost center. The owner of any
     *     other must know of it before it is approved
     * @param memo why, in words
     */
    void propose(
            String adjustmentId,
            KnownDispute dispute,
            Money amount,
            @Nullable String counterparty,
            String memo,
            Stamp stamp) {
        upToDate.await();
        requireProposable(adjustmentId, dispute);
        var disputed = dispute.content().disputed();
        if (amount.isZero() || !DisputeContent.isPartOf(amount, disputed)) {
            throw Refusal.invalid(
                    "outcome-exceeds", amount + " is no part of the " + disputed + " disputed");
        }
        var bears = counterparty(dispute, counterparty);
        service.propose(
                adjustmentId,
                content(dispute, amount, bears, memo),
                bears.equals(central(dispute)) ? null : bears,
                stamp);
    }

    private void requireProposable(String adjustmentId, KnownDispute dispute) {
        var id = dispute.disputeId();
        if (dispute.status() != DisputeStatus.OPEN) {
            throw Refusal.conflict("dispute-state", id + " is " + dispute.status());
        }
        for (var other : adjustments.ofDispute(id)) {
            var waits =
                    other.status() == AdjustmentStatus.PROPOSED
                            || other.status() == AdjustmentStatus.APPROVED;
            if (waits && !other.adjustmentId().equals(adjustmentId)) {
                throw Refusal.conflict(
                        "outcome-waiting",
                        "outcome %s of %s is %s"
                                .formatted(other.adjustmentId(), id, other.status()));
            }
        }
    }

    /** Who bears disputes without being asked; null where nobody does. */
    private @Nullable String central(KnownDispute dispute) {
        var ofBook = books.of(dispute.content().book()).centralCostCenter();
        return ofBook == null ? settings.centralCostCenter() : ofBook;
    }

    private String counterparty(KnownDispute dispute, @Nullable String given) {
        if (given != null) {
            return given;
        }
        var central = central(dispute);
        if (central == null) {
            throw Refusal.invalid(
                    "counterparty-missing",
                    "say who bears it: no central-cost-center of book "
                            + dispute.content().book()
                            + " is configured");
        }
        return central;
    }

    private AdjustmentContent content(
            KnownDispute dispute, Money amount, String counterparty, String memo) {
        var of = dispute.content();
        var period = postingPeriod(of);
        // Who is closed by then has a successor, as with every other charge.
        var costCenter = registers.current(of.book()).chargeable(of.costCenter(), period.lastDay());
        return new AdjustmentContent(
                of.book(),
                AdjustmentKind.DISPUTE,
                period,
                of.originPeriod(),
                of.sourceAccount(),
                AdjustmentKind.DISPUTE.name(),
                memo,
                null,
                dispute.disputeId(),
                List.of(
                        new AdjustmentLine(costCenter, of.key(), amount.negate()),
                        new AdjustmentLine(counterparty, of.key(), amount)));
    }

    /** Where the posting is while that takes adjustments, else in the earliest open month after. */
    private Period postingPeriod(DisputeContent of) {
        var known = periods.list(of.book());
        if (known.stream()
                .anyMatch(one ->
                        one.period().equals(of.period()) && one.status().takesAdjustments())) {
            return of.period();
        }
        return known.stream()
                .filter(one -> one.status() == PeriodStatus.OPEN)
                .map(KnownPeriod::period)
                .filter(period -> period.compareTo(of.period()) > 0)
                .min(Period::compareTo)
                .orElseThrow(() ->
                        Refusal.conflict(
                                "no-open-period", "no period after " + of.period() + " is open"));
    }
}
