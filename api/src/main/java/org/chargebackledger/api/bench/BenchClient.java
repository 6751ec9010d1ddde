package org.chargebackledger.api.bench;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

import org.chargebackledger.api.cli.CommandRefused;
import org.chargebackledger.api.cli.ServiceClient;
import org.chargebackledger.ledger.time.Period;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What a benchmark does with a service: only what its users can do too. */
final class BenchClient {

    static final String POLICY = "standard";

    private static final MediaType YAML = MediaType.get("application/yaml");
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final List<String> STATEMENT_FORMS =
            List.of("application/json", "text/csv", "text/html");
    private static final long POLL_MILLIS = 50;

    private final ServiceClient preparer;
    private final ServiceClient approver;

    BenchClient(ServiceProcess service) {
        preparer = client(service, "preparer");
        approver = client(service, "approver");
    }

    private static ServiceClient client(ServiceProcess service, String user) {
        return new ServiceClient(HttpUrl.get(service.uri().toString()), user, "demo", null);
    }

    /** Enters the cost centers and adopts the policy from the month on. */
    void rules(SyntheticMonth month) {
        for (var costCenter : JsonMapper.shared().readTree(month.costCenters())) {
            var content = new TreeMap<String, Object>();
            costCenter.properties().forEach(field -> content.put(field.getKey(), field.getValue()));
            var code = costCenter.path("code").asString("");
            content.remove("code");
            preparer.put(preparer.path("cost-centers", code), key(), content);
        }
        preparer.post(
                preparer.path("policies", POLICY, "versions"),
                key(),
                RequestBody.create(month.policy(), YAML));
        preparer.post(
                preparer.path("policies", POLICY, "versions", "1", "submission"), key(), Map.of());
        approver.post(
                approver.path("policies", POLICY, "versions", "1", "approval"),
                key(),
                Map.of("effectiveFrom", month.period().toString()));
    }

    void readings(SyntheticMonth month) {
        imported("usage-csv", month.usage());
        imported("node-csv", month.nodes());
        imported("metrics-csv", month.metrics());
        imported("namespace-labels", month.labels());
    }

    /** Delivers a file and waits until it is accepted. */
    JsonNode imported(String source, Path file) {
        var body =
                new MultipartBody.Builder()
                        .setType(MultipartBody.FORM)
                        .addFormDataPart("source", source)
                        .addFormDataPart(
                                "file",
                                file.getFileName().toString(),
                                RequestBody.create(file.toFile(), BYTES))
                        .build();
        var staged = preparer.post(preparer.path("imports"), key(), body).json();
        var id = staged.path("importId").asString("");
        return require(settled(preparer.path("imports", id).build(), Set.of("STAGED")), "ACCEPTED");
    }

    /** Orders a chargeback run. */
    HttpUrl ordered(Period period) {
        var run =
                preparer.post(
                                preparer.path("periods", period.toString(), "runs"),
                                key(),
                                Map.of("policy", POLICY, "kind", "chargeback"))
                        .json();
        var id = run.path("runId").asString("");
        return preparer.path("periods", period.toString(), "runs", id).build();
    }

    void computed(HttpUrl run) {
        settled(run, Set.of("RUNNING"));
    }

    JsonNode posted(HttpUrl run) {
        return require(settled(run, Set.of("RUNNING", "COMPUTED", "POSTING")), "POSTED");
    }

    void close(Period period) {
        var name = period.toString();
        preparer.post(
                preparer.path("periods", name, "close"), key(), Map.of("reason", "month end"));
        approver.post(approver.path("periods", name, "close", "approval"), key(), Map.of());
    }

    /** Every statement in every form; the totals by cost center. */
    SortedMap<String, BigDecimal> statements(Period period) {
        var name = period.toString();
        var totals = new TreeMap<String, BigDecimal>();
        var list = preparer.path("periods", name, "statements").addQueryParameter("limit", "500");
        for (var statement : preparer.get(list).json().path("items")) {
            var costCenter = statement.path("costCenter").asString("");
            var total = statement.path("total").path("amount").asString("");
            totals.put(costCenter, new BigDecimal(total));
            for (var form : STATEMENT_FORMS) {
                preparer.get(preparer.path("periods", name, "statements", costCenter), form);
            }
        }
        return totals;
    }

    /** Builds the read models again from the events. */
    void rebuild() {
        var started =
                preparer.post(preparer.path("read-models", "rebuilds"), key(), Map.of()).json();
        var id = started.path("rebuildId").asString("");
        var url = preparer.path("read-models", "rebuilds", id).build();
        require(settled(url, Set.of("RUNNING")), "DONE");
    }

    /** Simulates a policy over periods. */
    JsonNode simulated(String policy, List<Period> periods) {
        return preparer.post(
                        preparer.path("simulations"),
                        key(),
                        Map.of(
                                "policyText",
                                policy,
                                "periods",
                                periods.stream().map(Period::toString).toList()))
                .json();
    }

    private JsonNode settled(HttpUrl url, Set<String> unfinished) {
        while (true) {
            var answer = preparer.get(url.newBuilder()).json();
            if (!unfinished.contains(answer.path("status").asString(""))) {
                return answer;
            }
            pause();
        }
    }

    private static JsonNode require(JsonNode answer, String status) {
        if (!answer.path("status").asString("").equals(status)) {
            throw new CommandRefused("not " + status + ": " + answer);
        }
        return answer;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandRefused("interrupted");
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
