package org.chargebackledger.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.ingest.store.FakeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A month whose bills lie in files, from configuration to statements: FOCUS of a vendor, reports of
 * Oracle, both exports of Azure with their manifests, and AWS's FOCUS export.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillFilesMonthTest {

    private static final String MONTH = "2026-10";
    private static final String WRITTEN = "2026-11-03T10:00:00Z";
    private static final String RULES =
            """
            apiVersion: chargeback/v1
            name: teams
            currency: USD
            unattributed: CC-U
            attribution:
              - {id: team, match: {tag: team}, to: {lookup: {tag: team}}}
            """;
    private static final String FOCUS_HEADER =
            "ProviderName,BillingAccountId,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceName,BillingCurrency,BilledCost,EffectiveCost,ListCost,ContractedCost,InvoiceIssuerName,Tags\n";

    @TempDir static Path folder;

    private final FakeContainer container = new FakeContainer();

    private RunningService service;
    private Company company;

    @BeforeAll
    void start() throws IOException {
        writeBills();
        var all =
                new ArrayList<>(files(0, "acme", "source=focus", "pattern=acme/{yyyy}-{MM}/*.csv"));
        all.addAll(
                files(
                        1,
                        "oracle",
                        "source=oci-cost",
                        "pattern=reports/cost-csv/*.csv",
                        "day=modified",
                        "rows=own",
                        "days-after=5",
                        "every-day=false",
                        "billing-account=s-1"));
        all.addAll(
                connector(
                        2,
                        "azure",
                        "files",
                        "source=azure-cost",
                        "pattern=exports/actual/{first}-{last}/{run}/part_*,"
                                + " exports/amortized/{first}-{last}/{run}/part_*",
                        "manifest=manifest.json"));
        container
                .settings()
                .forEach((name, value) ->
                        all.add("--chargeback.connectors[2].options." + name + "=" + value));
        all.addAll(
                connector(
                        3,
                        "aws",
                        "aws-cur-files",
                        "folder=" + folder,
                        "prefix=aws",
                        "export=fx",
                        "source=focus"));
        service = RunningService.start(all.toArray(String[]::new));
        company = new Company(service.uri());
        company.register("[%s,%s,%s]".formatted(costCenter("A"), costCenter("B"), costCenter("U")));
        company.adopt("teams", RULES, MONTH);
    }

    @AfterAll
    void stop() {
        if (service != null) {
            service.close();
        }
        container.close();
    }

    private void writeBills() throws IOException {
        put("acme/2026-10/bill.csv", FOCUS_HEADER + focus("Acme", "A", "10.5"));
        put(
                "reports/cost-csv/1-00001.csv",
                """
                lineItem/referenceNo,lineItem/tenantId,cost/subscriptionId,\
                lineItem/intervalUsageStart,lineItem/intervalUsageEnd,product/service,\
                cost/currencyCode,cost/myCost,tags/team
                r1,t-1,s-1,2026-09-30T23:00Z,2026-10-01T00:00Z,COMPUTE,USD,100,A
                r2,t-1,s-1,2026-10-31T23:00Z,2026-11-01T00:00Z,COMPUTE,USD,2.25,B
                """);
        export("actual", azure("Usage,OnDemand,", "20"), azure("Purchase,Reservation,r-1", "31"));
        export(
                "amortized",
                azure("Usage,OnDemand,", "20"),
                azure("UnusedReservation,Reservation,r-1", "1"));
        put(
                "aws/fx/data/BILLING_PERIOD=2026-10/fx-00001.csv",
                FOCUS_HEADER + focus("AWS", "B", "4"));
        put(
                "aws/fx/metadata/BILLING_PERIOD=2026-10/fx-Manifest.json",
                "{\"executionId\":\"e\",\"dataFiles\":[\"s3://bills/aws/fx/data/"
                        + "BILLING_PERIOD=2026-10/fx-00001.csv\"]}");
    }

    private static String focus(String provider, String team, String cost) {
        return """
        %1$s,%1$s-1,2026-10-01T00:00:00Z,2026-10-05T00:00:00Z,2026-10-06T00:00:00Z,Usage,\
        Seats,USD,%3$s,%3$s,%3$s,%3$s,%1$s,"{""team"":""%2$s""}"
        """
                .formatted(provider, team, cost);
    }

    private static String azure(String kind, String cost) {
        return """
        BillingAccountId,BillingPeriodStartDate,SubscriptionId,Date,MeterCategory,ResourceId,\
        ChargeType,PricingModel,ReservationId,CostInBillingCurrency,BillingCurrency,Tags
        8611537,10/01/2026,1111,10/05/2026,Virtual Machines,/vm/1,%s,%s,USD,""\"team"": ""A""\"
        """
                .formatted(kind, cost);
    }

    private void export(String name, String... bodies) throws IOException {
        var root = "exports/" + name + "/20261001-20261031/";
        container.put(root + "r0/part_0_0001.csv", "a run without a manifest", WRITTEN);
        var blobs = new ArrayList<String>();
        for (var i = 0; i < bodies.length; i++) {
            var key = root + "r1/part_%d_0001.csv".formatted(i);
            container.put(key, bodies[i], WRITTEN);
            blobs.add(
                    "{\"blobName\":\"%s\",\"byteCount\":%d,\"dataRowCount\":1}"
                            .formatted(key, bodies[i].length()));
        }
        container.put(
                root + "r1/manifest.json",
                "{\"runInfo\":{\"startDate\":\"2026-10-01\",\"endDate\":\"2026-10-31\"},"
                        + "\"blobs\":%s}".formatted(blobs),
                WRITTEN);
    }

    private static void put(String key, String body) throws IOException {
        var path = folder.resolve(key);
        Files.createDirectories(path.getParent());
        Files.writeString(path, body);
        Files.setLastModifiedTime(path, FileTime.from(Instant.parse(WRITTEN)));
    }

    @Test
    void bills_of_four_vendors_are_fetched_from_files_accepted_and_posted() {
        assertThat(
                        company.preparer()
                                .post("/connectors/acme/fetches", Map.of("dryRun", true))
                                .body())
                .contains("GET what is acme/{yyyy}-{MM}/*.csv");
        for (var name : List.of("acme", "oracle", "azure", "aws")) {
            var slice = fetched(name);
            assertThat(slice.get("state").asString()).as("%s", slice).isEqualTo("RECEIVED");
            assertThat(slice.get("finality").asString()).isEqualTo("FINAL");
            assertThat(slice.get("imports")).hasSize(1);
            assertThat(slice.get("asOf").asString()).isEqualTo(WRITTEN);
        }
        var run = company.chargeback(MONTH, "teams");
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        // Effective costs: of Azure what is used and what of the reservation is not.
        assertThat(company.totals(MONTH))
                .containsExactlyInAnyOrderEntriesOf(Map.of("CC-A", "31.50", "CC-B", "6.25"));
        assertThat(company.preparer().post("/connectors/azure/test", Map.of()).body())
                .contains("\"name\":\"files\"");
    }

    private JsonNode fetched(String name) {
        company.preparer().post("/connectors/" + name + "/fetches", Map.of()).ok();
        company.preparer().settled("/connectors/" + name, Set.of("FETCHING"));
        return company.auditor().get("/connectors/" + name + "/slices").ok().get("items").get(0);
    }

    private static List<String> files(int number, String name, String... options) {
        var all = connector(number, name, "files", options);
        all.add("--chargeback.connectors[" + number + "].options.folder=" + folder);
        return all;
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
                                connector + "retry-after=1ms,1ms"));
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
