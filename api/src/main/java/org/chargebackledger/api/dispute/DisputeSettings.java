package org.chargebackledger.api.dispute;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How disputes are handled.
 *
 * @param windowDays how long after the close of its month a posting can be disputed
 * @param centralCostCenter who bears what a dispute takes from a cost center, unless its outcome
 *     names another one or its book has one of its own; null where every outcome must
 * @param schedule when silence past the window is recorded, as a cron expression in UTC
 */
@ConfigurationProperties("chargeback.disputes")
record DisputeSettings(
        @DefaultValue("30") int windowDays,
        @Nullable String centralCostCenter,
        @DefaultValue("0 7 * * * *") String schedule) {

    DisputeSettings {
        if (windowDays < 0) {
            throw new IllegalArgumentException("chargeback.disputes.window-days is negative");
        }
    }
}
