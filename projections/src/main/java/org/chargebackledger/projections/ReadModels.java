package org.chargebackledger.projections;

import org.chargebackledger.projections.adjustment.Adjustments;
import org.chargebackledger.projections.adoption.Adoptions;
import org.chargebackledger.projections.budget.Budgets;
import org.chargebackledger.projections.connector.Slices;
import org.chargebackledger.projections.coverage.AttributedCosts;
import org.chargebackledger.projections.cutoff.CutOff;
import org.chargebackledger.projections.dispute.Acceptances;
import org.chargebackledger.projections.dispute.Disputes;
import org.chargebackledger.projections.erp.ErpFeed;
import org.chargebackledger.projections.estimate.Estimates;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.imports.Deliveries;
import org.chargebackledger.projections.imports.UsageSupply;
import org.chargebackledger.projections.invoice.Invoices;
import org.chargebackledger.projections.journal.Books;
import org.chargebackledger.projections.journal.Intercompany;
import org.chargebackledger.projections.journal.JournalEntries;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.journal.PostedAmounts;
import org.chargebackledger.projections.journal.Postings;
import org.chargebackledger.projections.journal.TrialBalances;
import org.chargebackledger.projections.masterdata.MasterDataChanges;
import org.chargebackledger.projections.materiality.RestatedMonths;
import org.chargebackledger.projections.materiality.Reviews;
import org.chargebackledger.projections.notice.Notices;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.prepaid.PrepaidSubledger;
import org.chargebackledger.projections.reconciliation.Reconciliations;
import org.chargebackledger.projections.register.Registers;
import org.chargebackledger.projections.run.Runs;
import org.chargebackledger.projections.showback.Showback;
import org.chargebackledger.projections.statement.Statements;

import javax.sql.DataSource;

/** Everything that answers from the read models of one database. */
public record ReadModels(
        Deliveries deliveries,
        CostSnapshots costSnapshots,
        UsageSupply usageSupply,
        Estimates estimates,
        Slices slices,
        Registers registers,
        MasterDataChanges masterData,
        Budgets budgets,
        Policies policies,
        Adjustments adjustments,
        Disputes disputes,
        Acceptances acceptances,
        Notices notices,
        Adoptions adoptions,
        Invoices invoices,
        Reviews reviews,
        RestatedMonths restatedMonths,
        CutOff cutOff,
        Runs runs,
        Books books,
        Periods periods,
        JournalEntries journalEntries,
        Postings postings,
        PostedAmounts postedAmounts,
        Intercompany intercompany,
        TrialBalances trialBalances,
        Statements statements,
        Showback showback,
        AttributedCosts attributedCosts,
        Reconciliations reconciliations,
        PrepaidSubledger prepaid,
        ErpFeed erpFeed) {

    public static ReadModels of(DataSource dataSource) {
        return new ReadModels(
                new Deliveries(dataSource),
                new CostSnapshots(dataSource),
                new UsageSupply(dataSource),
                new Estimates(dataSource),
                new Slices(dataSource),
                new Registers(dataSource),
                new MasterDataChanges(dataSource),
                new Budgets(dataSource),
                new Policies(dataSource),
                new Adjustments(dataSource),
                new Disputes(dataSource),
                new Acceptances(dataSource),
                new Notices(dataSource),
                new Adoptions(dataSource),
                new Invoices(dataSource),
                new Reviews(dataSource),
                new RestatedMonths(dataSource),
                new CutOff(dataSource),
                new Runs(dataSource),
                new Books(dataSource),
                new Periods(dataSource),
                new JournalEntries(dataSource),
                new Postings(dataSource),
                new PostedAmounts(dataSource),
                new Intercompany(dataSource),
                new TrialBalances(dataSource),
                new Statements(dataSource),
                new Showback(dataSource),
                new AttributedCosts(dataSource),
                new Reconciliations(dataSource),
                new PrepaidSubledger(dataSource),
                new ErpFeed(dataSource));
    }
}
