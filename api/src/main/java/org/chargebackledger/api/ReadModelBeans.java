package org.chargebackledger.api;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.adjustment.Adjustments;
import org.chargebackledger.projections.adjustment.BilledAccruals;
import org.chargebackledger.projections.adoption.Adoptions;
import org.chargebackledger.projections.budget.Budgets;
import org.chargebackledger.projections.connector.Slices;
import org.chargebackledger.projections.coverage.AttributedCosts;
import org.chargebackledger.projections.cutoff.CutOff;
import org.chargebackledger.projections.dispute.Acceptances;
import org.chargebackledger.projections.dispute.Disputes;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.imports.Deliveries;
import org.chargebackledger.projections.imports.RecordedLines;
import org.chargebackledger.projections.imports.UsageSupply;
import org.chargebackledger.projections.invoice.Invoices;
import org.chargebackledger.projections.journal.Intercompany;
import org.chargebackledger.projections.journal.JournalEntries;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.journal.PostedAmounts;
import org.chargebackledger.projections.masterdata.MasterDataChanges;
import org.chargebackledger.projections.materiality.RestatedMonths;
import org.chargebackledger.projections.materiality.Reviews;
import org.chargebackledger.projections.notice.Notices;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.rate.ExchangeRates;
import org.chargebackledger.projections.register.Registers;
import org.chargebackledger.projections.run.RecordedShares;
import org.chargebackledger.projections.run.Runs;
import org.chargebackledger.projections.run.ShareReader;
import org.chargebackledger.projections.storage.AxonEventStreams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;

/** Who answers from the read models. */
@Configuration(proxyBeanMethods = false)
class ReadModelBeans {

    @Bean
    ReadModels readModelQueries(DataSource database) {
        return ReadModels.of(database);
    }

    @Bean
    SnapshotReader snapshotReader(DataSource database, EventStore store) {
        return new RecordedLines(database, new AxonEventStreams(store));
    }

    @Bean
    ShareReader shareReader(DataSource database, EventStore store) {
        return new RecordedShares(database, new AxonEventStreams(store));
    }

    @Bean
    Deliveries deliveries(ReadModels models) {
        return models.deliveries();
    }

    @Bean
    CostSnapshots costSnapshots(ReadModels models) {
        return models.costSnapshots();
    }

    @Bean
    UsageSupply usageSupply(ReadModels models) {
        return models.usageSupply();
    }

    @Bean
    Slices slices(ReadModels models) {
        return models.slices();
    }

    @Bean
    Registers registers(ReadModels models) {
        return models.registers();
    }

    @Bean
    MasterDataChanges masterDataChanges(ReadModels models) {
        return models.masterData();
    }

    @Bean
    Budgets budgets(ReadModels models) {
        return models.budgets();
    }

    @Bean
    ExchangeRates exchangeRates(DataSource database) {
        return new ExchangeRates(database);
    }

    @Bean
    Adoptions adoptions(ReadModels models) {
        return models.adoptions();
    }

    @Bean
    Adjustments adjustments(ReadModels models) {
        return models.adjustments();
    }

    @Bean
    Disputes disputes(ReadModels models) {
        return models.disputes();
    }

    @Bean
    Acceptances acceptances(ReadModels models) {
        return models.acceptances();
    }

    @Bean
    Notices notices(ReadModels models) {
        return models.notices();
    }

    @Bean
    Invoices invoices(ReadModels models) {
        return models.invoices();
    }

    @Bean
    Reviews reviews(ReadModels models) {
        return models.reviews();
    }

    @Bean
    RestatedMonths restatedMonths(ReadModels models) {
        return models.restatedMonths();
    }

    @Bean
    CutOff cutOff(ReadModels models) {
        return models.cutOff();
    }

    @Bean
    BilledAccruals billedAccruals(DataSource database) {
        return new BilledAccruals(database);
    }

    @Bean
    Policies policies(ReadModels models) {
        return models.policies();
    }

    @Bean
    Runs runs(ReadModels models) {
        return models.runs();
    }

    @Bean
    Periods periods(ReadModels models) {
        return models.periods();
    }

    @Bean
    Intercompany intercompany(ReadModels models) {
        return models.intercompany();
    }

    @Bean
    PostedAmounts postedAmounts(ReadModels models) {
        return models.postedAmounts();
    }

    @Bean
    JournalEntries journalEntries(ReadModels models) {
        return models.journalEntries();
    }

    @Bean
    AttributedCosts attributedCosts(ReadModels models) {
        return models.attributedCosts();
    }
}
