package org.chargebackledger.ingest.prometheus;

import org.chargebackledger.ingest.connector.Settings;

import java.util.HashMap;
import java.util.Map;

/** Connectors to a Prometheus under test. */
final class Connected {

    private Connected() {}

    static PrometheusConnector to(String address, String metrics, Map<String, String> options) {
        var all =
                new HashMap<>(
                        Map.of(
                                "address", address,
                                "clusters", "prod",
                                "metrics", metrics,
                                "attempts", "2",
                                "first-pause-millis", "1"));
        all.putAll(options);
        return PrometheusKind.connector(Settings.of("eu", new PrometheusKind().settings(), all));
    }
}
