package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.api.journey.SharedData;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The worked month with usage, nodes and requests fetched from Prometheus: from configuration to
 * posted statements.
 */
@Order(2)
class PrometheusMonthTest {

    private static final String MONTH = "2024-10";
    private static final String POLICY = "standard";
    private static final String CONNECTOR = "--chargeback.connectors[0].";

    private static final String[] ARGUMENTS = {
        CONNECTOR + "name=" + ConnectorArguments.NAME,
        CONNECTOR + "kind=prometheus",
        CONNECTOR + "from=" + MONTH + "-01",
        CONNECTOR + "until=" + MONTH + "-31",
        CONNECTOR + "options.clusters=prod",
        CONNECTOR
                + "options.metrics=ingress_requests (requests) = sum by (namespace)"
                + " (increase(ingress_requests[$window]))",
        CONNECTOR + "options.window-hours=24",
        CONNECTOR + "options.first-pause-millis=1"
    };

    @Test
    void a_month_of_readings_is_fetched_and_posted() {
        var costCenters = text("cost-centers.json");
        try (var source = new FakePrometheus();
                var service =
                        RunningService.start(
                                with(CONNECTOR + "options.address=" + source.address()))) {
            var company = new Company(service.uri());
            company.register(costCenters);
            company.adopt(POLICY, text("policy.yaml"), MONTH);
            accepted(company, "focus", "bill-focus-1.2.csv");
            accepted(company, "namespace-labels", "namespace-labels.csv");

            ConnectorArguments.fetch(company.preparer(), Map.of());

            assertThat(ConnectorArguments.slices(company.auditor()))
                    .hasSize(31)
                    .allSatisfy(slice ->
                            assertThat(slice.get("finality"))
                                    .as("%s", slice)
                                    .hasToString("\"FINAL\""));
            var run = company.chargeback(MONTH, POLICY);
            assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
            assertThat(company.totals(MONTH))
                    .containsExactlyInAnyOrderEntriesOf(FetchedMonthTest.TOTALS);
        }
    }

    private static String[] with(String last) {
        var all = Arrays.copyOf(ARGUMENTS, ARGUMENTS.length + 1);
        all[ARGUMENTS.length] = last;
        return all;
    }

    private static void accepted(Company company, String source, String file) {
        var content = text(file).getBytes(StandardCharsets.UTF_8);
        company.accepted(source, Map.of(), new Upload(file, content));
    }

    /** A file of the worked month, two years earlier. */
    private static String text(String file) {
        return SharedData.text("worked_month/" + file).replace("2026-", "2024-");
    }
}
