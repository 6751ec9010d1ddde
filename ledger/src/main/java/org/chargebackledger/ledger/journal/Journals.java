package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Refusal;

/** The journals of all books, as whoever posts in several of them commands them. */
@FunctionalInterface
public interface Journals {

    /**
     * Has a journal decide on a command, and waits for it.
     *
     * @throws Refusal if the journal refuses it
     */
    void decide(JournalCommand command);
}
