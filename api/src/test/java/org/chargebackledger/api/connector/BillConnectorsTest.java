package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.MockResponse;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.ingest.store.FakeBucket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A month whose bills are fetched from Azure and AWS, from configuration to statements. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillConnectorsTest {

    private static final String MONTH = "2026-10";
    private static final String RULES =
            """
            apiVersion: chargeback/v1
            name: teams
            currency: USD
            unattributed: CC-U
            attribution:
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            """;

    private static final String DELIVERED = "2026-11-03T10:00:00Z";
    private static final String KEYS = "aws/cur/20261001-20261101/";
    private static final String AWS_BILL =
            """
            bill/PayerAccountId,bill/BillingPeriodStartDate,lineItem/UsageAccountId,\
            lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,\
            lineItem/ProductCode,lineItem/ResourceId,lineItem/CurrencyCode,\
            lineItem/UnblendedCost,resourceTags/user:team
            1,2026-10-01T00:00:00Z,2,Usage,2026-10-05T00:00:00Z,2026-10-05T01:00:00Z,\
            AmazonEC2,i-1,USD,7.25,A
            1,2026-10-01T00:00:00Z,2,Usage,2026-10-31T23:00:00Z,2026-11-01T00:00:00Z,\
            AmazonEC2,i-2,USD,2.5,B
            """;
    private static final String MANIFEST =
            "{\"assemblyId\":\"a2\",\"billingPeriod\":{\"start\":\"20261001T000000.000Z\"},"
                    + "\"reportKeys\":[\""
                    + KEYS
                    + "a2/cur-00001.csv\"]}";

    private final FakeCostManagement azure = new FakeCostManagement();
    private final FakeBucket bucket = new FakeBucket();
    private final AtomicInteger asked = new AtomicInteger();
    private RunningService service;
    private Company company;

    @BeforeAll
    void start() {
        bucket.put(KEYS + "a2/cur-00001.csv", AWS_BILL, DELIVERED)
                .put(KEYS + "cur-Manifest.json", MANIFEST, DELIVERED)
                .troubled((_, _) -> trouble(asked.incrementAndGet()));
        var all =
                new ArrayList<>(
                        connector(
                                0,
                                "azure",
                                "azure-cost-management",
                                "scope=" + FakeCostManagement.SCOPE,
                                "address=" + azure.address(),
                                "identity=token",
                                "token=s3cret"));
        all.addAll(
                connector(
                        1,
                        "aws",
                        "aws-cur-files",
                        "bucket=" + FakeBucket.NAME,
                        "prefix=aws",
                        "export=cur",
                        "region=eu-central-1",
                        "endpoint=" + bucket.address(),
                        "access-key=key",
                        "secret-key=s3cret"));
        service = RunningService.start(all.toArray(String[]::new));
        company = new Company(service.uri());
        company.register(
                """
                [%s,%s,%s]
                """
                        .formatted(costCenter("A"), costCenter("B"), costCenter("U")));
        company.adopt("teams", RULES, MONTH);
    }

    /** Every third request is throttled or fails first. */
    private static @Nullable MockResponse trouble(int number) {
        return switch (number % 6) {
            case 2 -> FakeBucket.error(429, "TooManyRequests");
            case 5 -> FakeBucket.error(503, "ServiceUnavailable");
            default -> null;
        };
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        azure.close();
        bucket.close();
    }

    @Test
    void bills_of_two_clouds_are_fetched_accepted_and_posted() {
        for (var name : List.of("azure", "aws")) {
            var slice = fetched(name);
            assertThat(slice.get("state").asString()).as("%s", slice).isEqualTo("RECEIVED");
            assertThat(slice.get("finality").asString()).isEqualTo("FINAL");
            assertThat(slice.get("imports")).hasSize(1);
        }
        var run = company.chargeback(MONTH, "teams");
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        assertThat(company.totals(MONTH))
                .containsExactlyInAnyOrderEntriesOf(Map.of("CC-A", "107.50", "CC-B", "13.00"));
        assertThat(company.auditor().get("/connectors").body()).doesNotContain("s3cret");
        assertThat(company.preparer().post("/connectors/aws/test", Map.of()).body())
                .contains("\"name\":\"manifest\"");
    }

    /** What failed waits for the next fetch; there are few slices and many troubles. */
    private JsonNode fetched(String name) {
        JsonNode slice = null;
        for (var round = 0; round < 20; round++) {
            company.preparer().post("/connectors/" + name + "/fetches", Map.of()).ok();
            company.preparer().settled("/connectors/" + name, Set.of("FETCHING"));
            slice =
                    company.auditor()
                            .get("/connectors/" + name + "/slices")
                            .ok()
                            .get("items")
                            .get(0);
            if (slice.get("state").asString().equals("RECEIVED")) {
                return slice;
            }
        }
        throw new AssertionError("never received: " + slice);
    }

    private static List<String> connector(int number, String name, String kind, String... options) {
        var connector = "--chargeback.connectors[" + number + "].";
        var all =
                new ArrayList<>(
                        List.of(
                                connector + "name=" + name,
                                connector + "kind=" + kind,
                                connector + "from=" + MONTH + "-01",
                                connector + "until=" + MONTH + "-31",
                                connector + "retry-after=1ms,1ms",
                                connector + "options.first-pause-millis=1"));
        for (var option : options) {
            all.add(connector + "options." + option);
        }
        return all;
    }

    private static String costCenter(String code) {
        return """
        {"code": "CC-%s", "name": "Team %s", "aliases": ["%s"], "glAccount": "6100",
         "legalEntity": "EX01", "owner": "owner", "validFrom": "2026-01-01"}
        """
                .formatted(code, code, code);
    }
}
