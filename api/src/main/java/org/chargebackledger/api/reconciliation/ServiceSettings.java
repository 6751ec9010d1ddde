package org.chargebackledger.api.reconciliation;

import org.chargebackledger.ledger.reconciliation.ServiceTable;
import org.chargebackledger.ledger.reconciliation.VarianceCause;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;

/**
 * What services are to a waterfall, beside what the program knows.
 *
 * @param services rows that count before its own, the first that matches
 */
@ConfigurationProperties("chargeback.reconciliation")
record ServiceSettings(@DefaultValue List<Service> services) {

    ServiceSettings {
        services.forEach(Service::row);
    }

    /**
     * One row; {@code *} in a pattern stands for any text.
     *
     * @param cause such as {@code storage}
     * @param ofClusters whether clusters make such resources, and may leave them behind
     */
    record Service(
            @DefaultValue("") String provider,
            @DefaultValue("") String service,
            @DefaultValue("") String resource,
            @DefaultValue("") String cause,
            @DefaultValue("false") boolean ofClusters) {

        ServiceTable.Row row() {
            return new ServiceTable.Row(
                    provider,
                    service,
                    resource,
                    VarianceCause.ofId(cause)
                            .filter(one -> !one.isOfNodes())
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "chargeback.reconciliation.services: '"
                                                    + cause
                                                    + "' is no cause that a service can be")),
                    ofClusters);
        }
    }

    ServiceTable table() {
        return new ServiceTable(services.stream().map(Service::row).toList());
    }
}
