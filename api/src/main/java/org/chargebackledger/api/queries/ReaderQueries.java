package org.chargebackledger.api.queries;

import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.erp.ErpFeed;
import org.chargebackledger.projections.estimate.Estimates;
import org.chargebackledger.projections.journal.Books;
import org.chargebackledger.projections.journal.Postings;
import org.chargebackledger.projections.journal.TrialBalances;
import org.chargebackledger.projections.prepaid.PrepaidSubledger;
import org.chargebackledger.projections.reconciliation.EstimateReconciliations;
import org.chargebackledger.projections.reconciliation.EstimatedClusters;
import org.chargebackledger.projections.reconciliation.Reconciliations;
import org.chargebackledger.projections.run.ShareReader;
import org.chargebackledger.projections.showback.Showback;
import org.chargebackledger.projections.statement.Statements;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queries that only readers ask, each as a bean of its own. */
@Configuration(proxyBeanMethods = false)
class ReaderQueries {

    @Bean
    Books books(ReadModels models) {
        return models.books();
    }

    @Bean
    Postings postings(ReadModels models) {
        return models.postings();
    }

    @Bean
    TrialBalances trialBalances(ReadModels models) {
        return models.trialBalances();
    }

    @Bean
    Statements statements(ReadModels models) {
        return models.statements();
    }

    @Bean
    Showback showback(ReadModels models) {
        return models.showback();
    }

    @Bean
    Reconciliations reconciliations(ReadModels models) {
        return models.reconciliations();
    }

    @Bean
    Estimates estimates(ReadModels models) {
        return models.estimates();
    }

    @Bean
    EstimateReconciliations estimateReconciliations(ReadModels models, ShareReader shares) {
        return new EstimateReconciliations(models.estimates(), shares);
    }

    @Bean
    EstimatedClusters estimatedClusters(ReadModels models) {
        return new EstimatedClusters(models.estimates());
    }

    @Bean
    PrepaidSubledger prepaidSubledger(ReadModels models) {
        return models.prepaid();
    }

    @Bean
    ErpFeed erpFeed(ReadModels models) {
        return models.erpFeed();
    }
}
