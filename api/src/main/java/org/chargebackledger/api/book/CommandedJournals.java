package org.chargebackledger.api.book;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.refusal.Refusals;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.Journals;
import org.springframework.stereotype.Component;

/** The journals behind the command bus; only what they refuse is a refusal, a failure stays one. */
@Component
final class CommandedJournals implements Journals {

    private final CommandGateway commands;

    CommandedJournals(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void decide(JournalCommand command) {
        try {
            commands.sendAndWait(command);
        } catch (RuntimeException e) {
            throw Refusals.in(e).<RuntimeException>map(refusal -> refusal).orElse(e);
        }
    }
}
