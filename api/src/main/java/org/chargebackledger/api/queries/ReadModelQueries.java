package org.chargebackledger.api.queries;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.erp.ErpFeed;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.imports.Deliveries;
import org.chargebackledger.projections.imports.RecordedLines;
import org.chargebackledger.projections.imports.UsageSupply;
import org.chargebackledger.projections.journal.Books;
import org.chargebackledger.projections.journal.JournalEntries;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.journal.PostedAmounts;
import org.chargebackledger.projections.journal.Postings;
import org.chargebackledger.projections.journal.TrialBalances;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.prepaid.PrepaidSubledger;
import org.chargebackledger.projections.reconciliation.Reconciliations;
import org.chargebackledger.projections.register.Registers;
import org.chargebackledger.projections.run.RecordedShares;
import org.chargebackledger.projections.run.Runs;
import org.chargebackledger.projections.showback.Showback;
import org.chargebackledger.projections.statement.Statements;
import org.chargebackledger.projections.storage.AxonEventStreams;
import org.chargebackledger.projections.storage.EventStreams;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;

/** Each query of the read models as a bean of its own, to be asked for by its type. */
@Configuration(proxyBeanMethods = false)
class ReadModelQueries {

    @Bean
    ReadModels readModelQueries(DataSource dataSource) {
        return ReadModels.of(dataSource);
    }

    @Bean
    EventStreams eventStreams(EventStore events) {
        return new AxonEventStreams(events);
    }

    @Bean
    RecordedLines recordedLines(DataSource dataSource, EventStreams streams) {
        return new RecordedLines(dataSource, streams);
    }

    @Bean
    RecordedShares recordedShares(DataSource dataSource, EventStreams streams) {
        return new RecordedShares(dataSource, streams);
    }

    @Bean
    Deliveries deliveries(ReadModels queries) {
        return queries.deliveries();
    }

    @Bean
    CostSnapshots costSnapshots(ReadModels queries) {
        return queries.costSnapshots();
    }

    @Bean
    UsageSupply usageSupply(ReadModels queries) {
        return queries.usageSupply();
    }

    @Bean
    Registers registers(ReadModels queries) {
        return queries.registers();
    }

    @Bean
    Policies policies(ReadModels queries) {
        return queries.policies();
    }

    @Bean
    Runs runs(ReadModels queries) {
        return queries.runs();
    }

    @Bean
    Books books(ReadModels queries) {
        return queries.books();
    }

    @Bean
    Periods periods(ReadModels queries) {
        return queries.periods();
    }

    @Bean
    JournalEntries journalEntries(ReadModels queries) {
        return queries.journalEntries();
    }

    @Bean
    Postings postings(ReadModels queries) {
        return queries.postings();
    }

    @Bean
    PostedAmounts postedAmounts(ReadModels queries) {
        return queries.postedAmounts();
    }

    @Bean
    TrialBalances trialBalances(ReadModels queries) {
        return queries.trialBalances();
    }

    @Bean
    Statements statements(ReadModels queries) {
        return queries.statements();
    }

    @Bean
    Showback showback(ReadModels queries) {
        return queries.showback();
    }

    @Bean
    Reconciliations reconciliations(ReadModels queries) {
        return queries.reconciliations();
    }

    @Bean
    PrepaidSubledger prepaidSubledger(ReadModels queries) {
        return queries.prepaid();
    }

    @Bean
    ErpFeed erpFeed(ReadModels queries) {
        return queries.erpFeed();
    }
}
