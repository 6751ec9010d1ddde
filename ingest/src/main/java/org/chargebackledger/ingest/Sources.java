package org.chargebackledger.ingest;

import org.chargebackledger.ingest.awscur.CurSource;
import org.chargebackledger.ingest.azurecost.AzureSource;
import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.delivery.Source;
import org.chargebackledger.ingest.focus.FocusSource;
import org.chargebackledger.ingest.gcpbilling.GcpSource;
import org.chargebackledger.ingest.metricscsv.MetricsCsv;
import org.chargebackledger.ingest.namespacelabels.NamespaceLabelsCsv;
import org.chargebackledger.ingest.nodecsv.NodeCsv;
import org.chargebackledger.ingest.ocicost.OciSource;
import org.chargebackledger.ingest.opencost.AllocationSource;
import org.chargebackledger.ingest.openshift.OpenShiftSource;
import org.chargebackledger.ingest.prometheus.PrometheusSource;
import org.chargebackledger.ingest.usagecsv.UsageCsv;
import org.chargebackledger.ingest.workloadlabels.WorkloadLabelsCsv;
import org.chargebackledger.ledger.audit.Refusal;

import java.util.List;

/** All sources there are; a new one is one more line here. */
final class Sources {

    private final List<Source> sources;

    private Sources(List<Source> sources) {
        this.sources = sources;
    }

    static Sources all(BillOptions options) {
        return new Sources(
                List.of(
                        new FocusSource(options),
                        new CurSource(options),
                        new GcpSource(options),
                        new AzureSource(options),
                        new OciSource(options),
                        new OpenShiftSource(),
                        AllocationSource.openCost(),
                        AllocationSource.kubecost(),
                        new PrometheusSource(),
                        new UsageCsv(),
                        new NodeCsv(),
                        new MetricsCsv(),
                        new NamespaceLabelsCsv(),
                        new WorkloadLabelsCsv()));
    }

    List<String> names() {
        return sources.stream().map(Source::name).toList();
    }

    Source named(String name) {
        return sources.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid(
                                "unknown-source",
                                "no source is called '"
                                        + name
                                        + "'; there are "
                                        + String.join(", ", names())));
    }
}
