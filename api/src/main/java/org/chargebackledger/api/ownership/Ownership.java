package org.chargebackledger.api.ownership;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.projections.register.Registers;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * Decides which cost centers a person sees: all of them, or their own, which are those that the
 * register names them for and those that configuration gives to their user.
 */
@Component
public final class Ownership {

    private final Registers registers;
    private final ConfiguredOwners configured;

    Ownership(Registers registers, ConfiguredOwners configured) {
        this.registers = registers;
        this.configured = configured;
    }

    /** The newest records of the cost centers they see, by code. */
    public List<CostCenter> visible(Actor actor, Book book) {
        return registers.latest(book.name()).stream()
                .filter(record -> actor.seesEverything() || owns(actor, record))
                .toList();
    }

    /** The codes of the cost centers that are their own, whatever else they see. */
    public List<String> owned(Actor actor, Book book) {
        return registers.latest(book.name()).stream()
                .filter(record -> owns(actor, record))
                .map(CostCenter::code)
                .toList();
    }

    public boolean sees(Actor actor, Book book, String costCenter) {
        return actor.seesEverything()
                || visible(actor, book).stream()
                        .anyMatch(record -> record.code().equals(costCenter));
    }

    /** Refuses a cost center of others, and one that does not exist, in the same words. */
    public void require(Actor actor, Book book, String costCenter) {
        if (!sees(actor, book, costCenter)) {
            throw Refusal.forbidden("not-your-cost-center", costCenter + " is not yours");
        }
    }

    private boolean owns(Actor actor, CostCenter record) {
        return record.owner().equals(actor.name())
                || configured.costCenters(actor.name()).contains(record.code());
    }
}
