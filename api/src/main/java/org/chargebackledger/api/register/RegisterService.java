package org.chargebackledger.api.register;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.masterdata.MasterDataService;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.RegisterCommand;
import org.chargebackledger.ledger.register.RegisterCommand.SetCostCenter;
import org.chargebackledger.ledger.register.RegisterRules;
import org.chargebackledger.projections.journal.Books;
import org.chargebackledger.projections.register.Registers;
import org.springframework.stereotype.Service;

/** Enters cost centers: one person while nothing is posted, two persons from then on. */
@Service
class RegisterService {

    private final CommandGateway commands;
    private final MasterDataService changes;
    private final Registers registers;
    private final Books books;
    private final UpToDate upToDate;

    RegisterService(
            CommandGateway commands,
            MasterDataService changes,
            Registers registers,
            Books books,
            UpToDate upToDate) {
        this.commands = commands;
        this.changes = changes;
        this.registers = registers;
        this.books = books;
        this.upToDate = upToDate;
    }

    /**
     * Enters a record, or proposes it.
     *
     * @param changeId of the proposal, if it comes to one
     * @return whether the register holds it now; else it waits for a second person
     */
    boolean enter(String changeId, String book, CostCenter record, Stamp stamp) {
        upToDate.await();
        if (!books.hasEntries(book)) {
            commands.sendAndWait(
                    new SetCostCenter(RegisterCommand.registerId(book), record, stamp));
            return true;
        }
        if (RegisterRules.holds(registers.records(book, Integer.MAX_VALUE), record)) {
            return true;
        }
        changes.propose(changeId, book, CostCenterKind.NAME, record.canonical(), stamp);
        return false;
    }
}
