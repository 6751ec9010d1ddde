package org.chargebackledger.api.dispute;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.dispute.WindowAtClose;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.dispute.Acceptances.StandingClose;
import org.chargebackledger.projections.journal.KnownClose;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Until when the postings of a month can be disputed: without limit while it is not closed. */
@Component
public class DisputeWindow {

    private final ReadModels models;
    private final DisputeSettings settings;

    DisputeWindow(ReadModels models, DisputeSettings settings) {
        this.models = models;
        this.settings = settings;
    }

    /** What a close that is proposed now says of it. */
    public ChecklistItem atClose() {
        return WindowAtClose.item(settings.windowDays());
    }

    /** How long it is after a close, which may be from before closes said it. */
    int days(StandingClose close) {
        return Objects.requireNonNullElse(close.windowDays(), settings.windowDays());
    }

    private Instant end(KnownClose close) {
        var days =
                close.checklist().stream()
                        .filter(item -> item.check().equals(WindowAtClose.CHECK))
                        .flatMap(item -> WindowAtClose.days(item.detail()).stream())
                        .findFirst();
        return WindowAtClose.end(close.closedAt(), days.orElse(settings.windowDays()));
    }

    /** When the window of a month ends; absent while it is not closed. */
    public Optional<Instant> end(String book, Period period) {
        return standingClose(book, period).map(this::end);
    }

    /** Refuses what comes too late, or after silence was recorded as acceptance. */
    void requireOpen(String book, Period period, String costCenter, Instant now) {
        var close = standingClose(book, period);
        if (close.isEmpty()) {
            return;
        }
        var end = end(close.get());
        if (isAccepted(close.get(), book, costCenter) || !now.isBefore(end)) {
            throw Refusal.conflict(
                    "dispute-window-over",
                    "%s could be disputed until %s; silence has accepted it"
                            .formatted(period, end));
        }
    }

    /** Whether silence about the month as it is closed now is recorded as acceptance. */
    public boolean isAccepted(String book, Period period, String costCenter) {
        return standingClose(book, period)
                .filter(close -> isAccepted(close, book, costCenter))
                .isPresent();
    }

    private boolean isAccepted(KnownClose close, String book, String costCenter) {
        return models.acceptances()
                .find(book, close.period(), costCenter)
                .filter(accepted -> accepted.revision() == close.revision())
                .isPresent();
    }

    private Optional<KnownClose> standingClose(String book, Period period) {
        return models.periods()
                .find(book, period)
                .filter(known ->
                        known.status() == PeriodStatus.CLOSED
                                || known.status() == PeriodStatus.PERMANENTLY_CLOSED)
                .map(KnownPeriod::closes)
                .map(closes -> closes.getLast());
    }
}
