package org.chargebackledger.ingest.prometheus;

import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ingest.http.HttpService;

import java.util.ArrayList;
import java.util.List;

/** What speaks the API of Prometheus: itself, Thanos, Mimir. */
public final class PrometheusKind implements ConnectorKind {

    @Override
    public String name() {
        return PrometheusSource.NAME;
    }

    @Override
    public List<Setting> settings() {
        var all = new ArrayList<>(HttpService.settings());
        all.addAll(PrometheusOptions.SETTINGS);
        return List.copyOf(all);
    }

    @Override
    public SliceLength sliceLength() {
        return SliceLength.DAY;
    }

    @Override
    public Connector open(Settings settings) {
        return connector(settings);
    }

    static PrometheusConnector connector(Settings settings) {
        var options = PrometheusOptions.of(settings);
        return new PrometheusConnector(HttpService.of(settings), options);
    }
}
