package org.chargebackledger.api.invariants;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.adjustment.AdjustmentService;
import org.chargebackledger.api.adoption.AdoptionService;
import org.chargebackledger.api.close.PeriodService;
import org.chargebackledger.api.delivery.DeliveryStore;
import org.chargebackledger.api.delivery.ImportService;
import org.chargebackledger.api.masterdata.MasterDataService;
import org.chargebackledger.api.policy.PolicyService;
import org.chargebackledger.api.review.ReviewService;
import org.chargebackledger.api.run.RunService;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.api.work.WorkQueue;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.masterdata.MasterDataChanges;
import org.chargebackledger.projections.materiality.Reviews;
import org.chargebackledger.projections.run.ShareReader;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of a running service that move money, and those that show what they did. */
record Services(
        ImportService imports,
        DeliveryStore files,
        RunService runs,
        PeriodService periods,
        PolicyService policies,
        AdoptionService adoptions,
        AdjustmentService adjustments,
        MasterDataService masterData,
        MasterDataChanges changes,
        ReviewService reviewing,
        Reviews reviews,
        CommandGateway commands,
        UpToDate upToDate,
        WorkQueue work,
        ReadModels models,
        ShareReader shares,
        EventStore events,
        JdbcClient database) {

    static Services of(RunningService service) {
        return new Services(
                service.bean(ImportService.class),
                service.bean(DeliveryStore.class),
                service.bean(RunService.class),
                service.bean(PeriodService.class),
                service.bean(PolicyService.class),
                service.bean(AdoptionService.class),
                service.bean(AdjustmentService.class),
                service.bean(MasterDataService.class),
                service.bean(MasterDataChanges.class),
                service.bean(ReviewService.class),
                service.bean(Reviews.class),
                service.bean(CommandGateway.class),
                service.bean(UpToDate.class),
                service.bean(WorkQueue.class),
                service.bean(ReadModels.class),
                service.bean(ShareReader.class),
                service.bean(EventStore.class),
                service.bean(JdbcClient.class));
    }
}
