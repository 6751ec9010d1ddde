package org.chargebackledger.api.register;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.masterdata.MasterDataKind;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.RegisterCommand;
import org.chargebackledger.ledger.register.RegisterCommand.SetCostCenter;
import org.chargebackledger.ledger.register.RegisterRules;
import org.chargebackledger.projections.masterdata.KnownChange;
import org.chargebackledger.projections.register.Registers;
import org.springframework.stereotype.Component;

import java.util.Map;

/** Records of the cost-center register, with the account and the entity that each is booked to. */
@Component
public final class CostCenterKind implements MasterDataKind {

    public static final String NAME = "cost-center";

    private final CommandGateway commands;
    private final Registers registers;

    CostCenterKind(CommandGateway commands, Registers registers) {
        this.commands = commands;
        this.registers = registers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> canonical(String book, Members given) {
        return CostCenter.parse(given).canonical();
    }

    @Override
    public void check(String book, Members content) {
        var record = CostCenter.parse(content);
        var entered = registers.records(book, Integer.MAX_VALUE);
        if (RegisterRules.holds(entered, record)) {
            throw Refusal.conflict(
                    "nothing-changes", "the register says just that of " + record.code());
        }
        RegisterRules.check(entered, record);
    }

    @Override
    public String words(Members content) {
        var record = CostCenter.parse(content);
        return "cost center %s, %s, from %s"
                .formatted(record.code(), record.name(), record.validFrom());
    }

    /** The record that the proposed one would end or replace. */
    @Override
    public Map<String, Object> present(String book, Members content) {
        var record = CostCenter.parse(content);
        return registers
                .current(book)
                .byCode(record.code(), record.validFrom())
                .map(CostCenter::canonical)
                .orElse(Map.of());
    }

    @Override
    public boolean isCarriedOut() {
        return true;
    }

    @Override
    public void carryOut(KnownChange approved, Stamp stamp) {
        commands.sendAndWait(
                new SetCostCenter(
                        RegisterCommand.registerId(approved.book()),
                        CostCenter.parse(approved.members()),
                        approved.changeId(),
                        stamp));
    }
}
