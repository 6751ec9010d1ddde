package org.chargebackledger.api.run;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.run.RunService.Order;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalCommand.OpenPeriod;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.imports.Deliveries;
import org.chargebackledger.projections.imports.DeliveryStatus;
import org.chargebackledger.projections.imports.KnownDelivery;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.springframework.stereotype.Component;

/** Says whether a month can be run now, and opens one that is run for the first time. */
@Component
class RunMonths {

    private final CommandGateway commands;
    private final Deliveries deliveries;
    private final Periods periods;

    RunMonths(CommandGateway commands, Deliveries deliveries, Periods periods) {
        this.commands = commands;
        this.deliveries = deliveries;
        this.periods = periods;
    }

    /**
     * Refuses to run while imports are being read, or to post into a closed month.
     *
     * @throws Refusal with the reason
     */
    void requireReady(Order order) {
        requireDecided(order.book());
        if (order.kind() == RunKind.CHARGEBACK) {
            if (order.postingPeriod() == null) {
                requireTakesPostings(order);
            }
            requireNoneHeld(order.book(), order.period());
        }
    }

    private void requireTakesPostings(Order order) {
        periods.find(order.book(), order.period())
                .map(KnownPeriod::status)
                .filter(status -> !status.takesPostings())
                .ifPresent(status -> {
                    throw Refusal.conflict(
                            "period-not-open",
                            order.period()
                                    + " is "
                                    + status
                                    + " and takes no postings; a late bill of a closed month is"
                                    + " charged in the earliest open one, as postingPeriod");
                });
    }

    /** Which months a delivery is for is only known once it is read; nobody runs on half of one. */
    private void requireDecided(String book) {
        var open =
                deliveries.staged().stream()
                        .filter(delivery -> delivery.book().equals(book))
                        .map(KnownDelivery::importId)
                        .toList();
        if (!open.isEmpty()) {
            throw Refusal.conflict(
                    "imports-under-way",
                    "imports are still being read: " + String.join(", ", open));
        }
    }

    /** Nobody is charged by a bill of which another state waits for a second person. */
    private void requireNoneHeld(String book, Period period) {
        var held =
                deliveries.undecided(book, period).stream()
                        .filter(delivery -> delivery.status() == DeliveryStatus.HELD)
                        .map(KnownDelivery::importId)
                        .toList();
        if (!held.isEmpty()) {
            throw Refusal.conflict(
                    "delivery-held",
                    "held for %s: %s; a second person accepts it with a reason, or a later delivery takes its place"
                            .formatted(period, String.join(", ", held)));
        }
    }

    /** Once nothing speaks against a run that posts: a refused one opens no month. */
    void openIfNew(Order order, Stamp stamp) {
        if (order.kind() == RunKind.CHARGEBACK
                && periods.find(order.book(), order.period()).isEmpty()) {
            commands.sendAndWait(
                    new OpenPeriod(JournalCommand.journalId(order.book()), order.period(), stamp));
        }
    }
}
