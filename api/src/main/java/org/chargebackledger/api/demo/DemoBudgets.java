package org.chargebackledger.api.demo;

import org.chargebackledger.api.demo.company.DemoCompany;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.masterdata.MasterDataService;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.masterdata.ChangeStatus;
import org.chargebackledger.projections.budget.Budgets;
import org.chargebackledger.projections.masterdata.MasterDataChanges;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/** What the demo's cost centers may spend, decided by its two people. */
@Component
@Profile("demo")
final class DemoBudgets {

    private final MasterDataService service;
    private final MasterDataChanges changes;
    private final UpToDate upToDate;
    private final DemoPeople people;

    DemoBudgets(
            MasterDataService service,
            MasterDataChanges changes,
            UpToDate upToDate,
            DemoPeople people) {
        this.service = service;
        this.changes = changes;
        this.upToDate = upToDate;
        this.people = people;
    }

    void enter() {
        var all =
                JsonMapper.shared()
                        .readValue(
                                DemoCompany.budgets(),
                                new TypeReference<List<Map<String, Object>>>() {});
        for (var budget : all) {
            var id = DemoIds.budget(String.valueOf(budget.get("costCenter")));
            service.propose(id, Book.DEFAULT, Budgets.KIND, budget, people.preparer());
            upToDate.await();
            changes.find(id)
                    .filter(change -> change.status() == ChangeStatus.PROPOSED)
                    .ifPresent(
                            change -> service.approve(id, change.contentHash(), people.approver()));
        }
    }
}
