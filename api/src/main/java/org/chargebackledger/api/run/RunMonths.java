package org.chargebackledger.api.run;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.run.RunService.Order;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalCommand.OpenPeriod;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.projections.imports.Deliveries;
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
            periods.find(order.book(), order.period())
                    .map(KnownPeriod::status)
                    .filter(status -> !status.takesPostings())
                    .ifPresent(status -> {
                        throw Refusal.conflict(
                                "period-not-open",
                                order.period() + " is " + status + " and takes no postings");
                    });
        }
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

    /** Once nothing speaks against a run that posts: a refused one opens no month. */
    void openIfNew(Order order, Stamp stamp) {
        if (order.kind() == RunKind.CHARGEBACK
                && periods.find(order.book(), order.period()).isEmpty()) {
            commands.sendAndWait(
                    new OpenPeriod(JournalCommand.journalId(order.book()), order.period(), stamp));
        }
    }
}
