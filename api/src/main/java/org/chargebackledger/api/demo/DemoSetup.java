package org.chargebackledger.api.demo;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.demo.company.DemoCompany;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.policy.PolicyService;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.policy.PolicyStatus;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.RegisterCommand;
import org.chargebackledger.ledger.register.RegisterCommand.SetCostCenter;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.policy.PolicyVersion;
import org.chargebackledger.projections.register.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.util.stream.Collectors;

/**
 * What a company enters before its first month: its cost centers, its allocation policy and its
 * budgets.
 */
@Component
@Profile("demo")
final class DemoSetup {

    private static final int VERSION = 1;

    private final CommandGateway commands;
    private final Registers registers;
    private final PolicyService policyService;
    private final Policies policies;
    private final UpToDate upToDate;
    private final DemoPeople people;
    private final DemoBudgets budgets;

    DemoSetup(
            CommandGateway commands,
            Registers registers,
            PolicyService policyService,
            Policies policies,
            UpToDate upToDate,
            DemoPeople people,
            DemoBudgets budgets) {
        this.commands = commands;
        this.registers = registers;
        this.policyService = policyService;
        this.policies = policies;
        this.upToDate = upToDate;
        this.people = people;
        this.budgets = budgets;
    }

    /** The policy's name, as its document says. */
    static String policyName() {
        return AllocationPolicyDocument.parse(DemoCompany.policy()).name();
    }

    void enter() {
        upToDate.await();
        costCenters();
        policy();
        budgets.enter();
        upToDate.await();
    }

    /** A record that is there stays: somebody may have changed it since. */
    private void costCenters() {
        var known =
                registers.latest(Book.DEFAULT).stream()
                        .map(CostCenter::code)
                        .collect(Collectors.toSet());
        var all = JsonMapper.shared().readValue(DemoCompany.costCenters(), CostCenter[].class);
        for (var costCenter : all) {
            if (!known.contains(costCenter.code())) {
                commands.sendAndWait(
                        new SetCostCenter(
                                RegisterCommand.registerId(Book.DEFAULT),
                                costCenter,
                                people.preparer()));
            }
        }
    }

    private void policy() {
        var name = policyName();
        if (status(name) == null) {
            policyService.draft(Book.DEFAULT, name, DemoCompany.policy(), people.preparer());
        }
        if (status(name) == PolicyStatus.DRAFT) {
            policyService.submit(Book.DEFAULT, name, VERSION, people.preparer());
            upToDate.await();
        }
        if (status(name) == PolicyStatus.SUBMITTED) {
            var first = new Period(DemoCompany.MONTHS.getFirst());
            policyService.approveSample(Book.DEFAULT, name, VERSION, first, people.approver());
        }
    }

    private @Nullable PolicyStatus status(String name) {
        return policies.version(Book.DEFAULT, name, VERSION)
                .map(PolicyVersion::status)
                .orElse(null);
    }
}
