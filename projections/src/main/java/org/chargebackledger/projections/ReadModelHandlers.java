package org.chargebackledger.projections;

import org.chargebackledger.projections.adjustment.AdjustmentProjection;
import org.chargebackledger.projections.adoption.AdoptionProjection;
import org.chargebackledger.projections.connector.SliceProjection;
import org.chargebackledger.projections.cutoff.UsageMonthProjection;
import org.chargebackledger.projections.dispute.DisputeProjection;
import org.chargebackledger.projections.erp.ErpProjection;
import org.chargebackledger.projections.estimate.EstimateProjection;
import org.chargebackledger.projections.imports.DeliveryProjection;
import org.chargebackledger.projections.invoice.InvoiceProjection;
import org.chargebackledger.projections.journal.JournalProjection;
import org.chargebackledger.projections.masterdata.MasterDataProjection;
import org.chargebackledger.projections.materiality.ReviewProjection;
import org.chargebackledger.projections.notice.NoticeProjection;
import org.chargebackledger.projections.policy.PolicyProjection;
import org.chargebackledger.projections.register.RegisterProjection;
import org.chargebackledger.projections.run.RunProjection;
import org.chargebackledger.projections.storage.ReadModelGroup;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** The event handlers that fill the read models. */
public final class ReadModelHandlers {

    /** Where the migrations of the read models are, on the class path. */
    public static final String MIGRATIONS = "classpath:db/projections";

    private ReadModelHandlers() {}

    /**
     * The handlers of each processing group, in the order in which they must see an event. A group
     * needs one segment, strict order, and its token in the same transaction.
     */
    public static Map<String, List<Object>> create(DataSource dataSource) {
        return Map.of(
                ReadModelGroup.NAME,
                List.of(
                        new DeliveryProjection(dataSource),
                        new EstimateProjection(dataSource),
                        new SliceProjection(dataSource),
                        new RegisterProjection(dataSource),
                        new MasterDataProjection(dataSource),
                        new PolicyProjection(dataSource),
                        new RunProjection(dataSource),
                        new AdjustmentProjection(dataSource),
                        new DisputeProjection(dataSource),
                        new NoticeProjection(dataSource),
                        new AdoptionProjection(dataSource),
                        new InvoiceProjection(dataSource),
                        new UsageMonthProjection(dataSource),
                        new ReviewProjection(dataSource),
                        new JournalProjection(dataSource),
                        new ErpProjection(dataSource)));
    }
}
