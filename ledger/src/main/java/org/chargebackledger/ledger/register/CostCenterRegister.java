package org.chargebackledger.ledger.register;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.register.RegisterCommand.SetCostCenter;
import org.chargebackledger.ledger.register.RegisterEvent.CostCenterSet;

/** A book's cost-center register: each change is a new version of the whole. */
@AggregateRoot
final class CostCenterRegister {

    @SuppressWarnings("UnusedVariable") // read by Axon
    @AggregateIdentifier
    private String registerId;

    private int version;
    private NamesOverTime names = new NamesOverTime();

    /** For Axon, which rebuilds the register from its events. */
    CostCenterRegister() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetCostCenter command) {
        var record = command.costCenter();
        if (names.holds(record)) {
            return;
        }
        CostCenterRules.check(record);
        names.requireFree(record);
        apply(
                new CostCenterSet(
                        command.registerId(),
                        version + 1,
                        record,
                        command.changeId(),
                        command.stamp()));
    }

    @EventSourcingHandler
    void on(CostCenterSet event) {
        registerId = event.registerId();
        version = event.version();
        names.enter(event.costCenter());
    }
}
