package org.chargebackledger.ingest;

import org.chargebackledger.ingest.athena.AthenaKind;
import org.chargebackledger.ingest.azurecostmanagement.AzureKind;
import org.chargebackledger.ingest.bigquery.BigQueryKind;
import org.chargebackledger.ingest.billfiles.BillFilesKind;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.curfiles.CurFilesKind;
import org.chargebackledger.ingest.invoices.AwsInvoicesKind;
import org.chargebackledger.ingest.invoices.AzureInvoicesKind;
import org.chargebackledger.ingest.kubernetes.KubernetesKind;
import org.chargebackledger.ingest.opencost.AllocationKind;
import org.chargebackledger.ingest.prometheus.PrometheusKind;
import org.chargebackledger.ledger.audit.Refusal;

import java.util.List;

/** All kinds of services that can be fetched from; a new one is one more line here. */
public final class Connectors {

    private static final List<ConnectorKind> KINDS =
            List.of(
                    AllocationKind.openCost(),
                    AllocationKind.kubecost(),
                    new PrometheusKind(),
                    new BigQueryKind(),
                    new AthenaKind(),
                    new AzureKind(),
                    new CurFilesKind(),
                    new BillFilesKind(),
                    new AwsInvoicesKind(),
                    new AzureInvoicesKind(),
                    new KubernetesKind());

    private Connectors() {}

    public static List<ConnectorKind> kinds() {
        return KINDS;
    }

    /**
     * The kind with a name.
     *
     * @throws Refusal if there is none
     */
    public static ConnectorKind named(String name) {
        return KINDS.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid(
                                "unknown-connector",
                                "no kind of connector is called '%s'; there are %s"
                                        .formatted(
                                                name,
                                                String.join(
                                                        ", ",
                                                        KINDS.stream()
                                                                .map(ConnectorKind::name)
                                                                .toList()))));
    }
}
