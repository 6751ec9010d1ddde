package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.ingest.bigquery.ExportModel;
import org.chargebackledger.ingest.bigquery.FakeBigQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A GKE cluster's month, fetched from BigQuery: from configuration to posted statements. The steps
 * build on each other, in the order of their names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodName.class)
class FetchedGcpMonthTest {

    private static final String MONTH = "2024-10";
    private static final String CONNECTOR = "/connectors/gcp";
    private static final String EXPORTED = "2024-10-06T04:00:00.000000Z";
    private static final String POLICY =
            """
            apiVersion: chargeback/v1
            name: gke
            currency: USD
            unattributed: NOBODY
            nodeSplit: {source: {prod: providerShares}, idle: {costCenter: IDLE}}
            attribution:
              - {id: cluster, match: {cluster: prod}, to: {nodeCost: {cluster: prod}}}
            namespaces:
              - {id: web, match: {namespace: web}, to: {costCenter: WEB}}
              - {id: system, match: {namespace: "kube:system-overhead"}, to: {costCenter: PLATFORM}}
            """;
    private static final String COST_CENTERS =
            """
            [{"code": "WEB"}, {"code": "PLATFORM"}, {"code": "IDLE"}, {"code": "NOBODY"}]
            """
                    .replace(
                            "\"}",
                            """
                            ", "name": "n", "aliases": [], "glAccount": "6100",
                             "legalEntity": "EX01", "owner": "o", "validFrom": "2024-01-01"}\
                            """);

    private final ExportModel export =
            new ExportModel()
                    .with(row("web", "31.25", "-1", EXPORTED))
                    .with(row("kube:system-overhead", "11", "-1", EXPORTED))
                    .with(row("kube:unallocated", "39.005", "-1", EXPORTED))
                    .with(row("goog-k8s-unknown", "3", "-1", EXPORTED));
    private final FakeBigQuery source = new FakeBigQuery(export);
    private final AtomicInteger asked = new AtomicInteger();
    private RunningService service;
    private Company company;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        var connector = "--chargeback.connectors[0].";
        service =
                RunningService.start(
                        connector + "name=gcp",
                        connector + "kind=gcp-bigquery",
                        connector + "from=" + MONTH + "-01",
                        connector + "until=" + MONTH + "-31",
                        connector + "retry-after=1ms,1ms",
                        connector + "options.address=" + source.address(),
                        connector + "options.project=p",
                        connector + "options.dataset=d",
                        connector + "options.table=" + FakeBigQuery.TABLE,
                        connector + "options.billing-accounts=0189",
                        connector + "options.attempts=2",
                        connector + "options.first-pause-millis=1",
                        connector
                                + "options.credentials-file="
                                + source.credentials(folder.resolve("key.json")));
        company = new Company(service.uri());
        company.register(COST_CENTERS);
        company.adopt("gke", POLICY, MONTH);
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        source.close();
    }

    @Test
    void a_the_month_is_missing_until_it_is_fetched() {
        assertThat(slice().get("state").asString()).isEqualTo("MISSING");
        company.preparer().put("/periods/" + MONTH, Map.of()).ok();
        assertThat(company.auditor().get("/periods/" + MONTH).ok().get("checklist").valueStream())
                .filteredOn(item -> item.get("check").asString().equals("slices-received"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.get("met").asBoolean()).isFalse();
                    assertThat(item.get("detail").asString()).contains("gcp lacks 2024-10");
                });
    }

    @Test
    void b_a_test_and_a_dry_run_tell_without_taking() {
        var tested = company.preparer().post(CONNECTOR + "/test", Map.of()).ok();
        assertThat(tested.get("passed").asBoolean()).as("%s", tested).isTrue();
        assertThat(tested.toString()).contains("would read 1234567 bytes");
        var asked = source.asked();
        var dry = company.preparer().post(CONNECTOR + "/fetches", Map.of("dryRun", true));
        assertThat(dry.body()).contains("invoice.month = '202410'");
        assertThat(source.asked()).isEqualTo(asked);
    }

    @Test
    void c_the_month_is_fetched_through_every_trouble_and_posted() {
        source.troubled((_, _) -> trouble(asked.incrementAndGet()));
        for (var round = 0;
                round < 20 && !slice().get("state").asString().equals("RECEIVED");
                round++) {
            fetch();
        }
        source.troubled((_, _) -> null);
        assertThat(slice().get("state").asString()).as("%s", slice()).isEqualTo("RECEIVED");
        assertThat(slice().get("finality").asString()).isEqualTo("FINAL");
        assertThat(slice().get("asOf").asString()).isEqualTo("2024-10-06T04:00:00Z");

        var run = company.chargeback(MONTH, "gke");
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        assertThat(company.totals(MONTH))
                .isEqualTo(
                        Map.of(
                                "WEB", "30.25",
                                "PLATFORM", "10.00",
                                "IDLE", "38.01",
                                "NOBODY", "2.00"));
    }

    /** Complaints 8 and 11: nothing new is no change, rows that came late are one. */
    @Test
    void d_rows_that_come_late_change_the_month_and_the_same_rows_do_not() {
        var before = slice();
        fetch();
        assertThat(slice().get("changedAt")).isEqualTo(before.get("changedAt"));
        assertThat(slice().get("imports")).isEqualTo(before.get("imports"));

        export.with(row("web", "4", "-0.5", "2024-11-20T04:00:00.000000Z"));
        fetch();
        assertThat(slice().get("imports")).isNotEqualTo(before.get("imports"));
        assertThat(slice().get("asOf").asString()).isEqualTo("2024-11-20T04:00:00Z");
        company.chargeback(MONTH, "gke");
        assertThat(company.totals(MONTH)).containsEntry("WEB", "33.75");
    }

    @Test
    void e_a_permission_that_is_gone_is_named_and_takes_nothing_away() {
        source.troubled((what, _) ->
                what.endsWith("/jobs") ? FakeBigQuery.failure(403, "accessDenied", "no") : null);
        fetch();
        source.troubled((_, _) -> null);
        assertThat(slice().get("state").asString()).isEqualTo("RECEIVED");
        assertThat(slice().get("failure").get("reason").asString()).isEqualTo("DENIED");
        assertThat(company.auditor().get("/connectors").body()).doesNotContain("s3cret");
    }

    private static @Nullable MockResponse trouble(int number) {
        return switch (number % 7) {
            case 2 -> FakeBigQuery.failure(503, "backendError", "busy");
            case 4 -> FakeBigQuery.failure(403, "rateLimitExceeded", "slow down");
            case 6 ->
                    new MockResponse.Builder()
                            .body("{\"totalRows\":")
                            .onResponseBody(new SocketEffect.CloseSocket())
                            .build();
            default -> null;
        };
    }

    /** One namespace's part of a machine. */
    private static String[] row(String namespace, String cost, String credit, String exported) {
        return new String[] {
            "billing_account_id", "0189",
            "invoice_month", "202410",
            "usage_start_time", "2024-10-05T00:00:00Z",
            "usage_end_time", "2024-10-06T00:00:00Z",
            "project_id", "shop",
            "resource_global_name", "//compute/n1",
            "labels",
                    "[{\"key\":\"goog-k8s-cluster-name\",\"value\":\"prod\"},{\"key\":\"k8s-namespace\",\"value\":\"%s\"}]"
                            .formatted(namespace),
            "cost", cost,
            "cost_at_list", "",
            "credits", credit,
            "export_time", exported
        };
    }

    private void fetch() {
        company.preparer()
                .post(CONNECTOR + "/fetches", Map.of("from", MONTH + "-01", "to", MONTH + "-31"))
                .ok();
        company.preparer().settled(CONNECTOR, Set.of("FETCHING"));
    }

    private JsonNode slice() {
        List<JsonNode> slices =
                company.auditor()
                        .get(CONNECTOR + "/slices")
                        .ok()
                        .get("items")
                        .valueStream()
                        .toList();
        assertThat(slices).hasSize(1);
        return slices.getFirst();
    }
}
