package org.chargebackledger.api.bench;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

import org.chargebackledger.api.cli.CommandRefused;
import org.chargebackledger.api.cli.ServiceClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Takes one synthetic month from its files to its statements, through the interfaces that users
 * have, and measures each step.
 */
final class MonthBench {

    private static final String PERIOD = "2026-10";
    private static final String POLICY = "standard";
    private static final MediaType YAML = MediaType.get("application/yaml");
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final Set<String> STATEMENT_FORMS =
            Set.of("application/json", "text/csv", "text/html");
    private static final long POLL_MILLIS = 50;

    private final SyntheticMonth month;
    private final Path bill;
    private final ServiceClient preparer;
    private final ServiceClient approver;

    private MonthBench(SyntheticMonth month, Path bill, ServiceProcess service) {
        this.month = month;
        this.bill = bill;
        preparer = client(service, "preparer");
        approver = client(service, "approver");
    }

    private static ServiceClient client(ServiceProcess service, String user) {
        return new ServiceClient(HttpUrl.get(service.uri().toString()), user, "demo", null);
    }

    /**
     * Measures a month with one of its bill's forms.
     *
     * @param folder for what the service stores
     * @param heap of the service, as {@code -Xmx} takes it
     */
    static MeasuredMonth measure(SyntheticMonth month, Path bill, Path folder, String heap)
            throws IOException {
        try (var service = ServiceProcess.start(folder, heap);
                var watch = new Stopwatch(service)) {
            var stored = service.stored();
            return new MonthBench(month, bill, service)
                    .measure(watch, () -> service.stored() - stored);
        }
    }

    /** How many bytes lie on disk by now. */
    private interface Disk {
        long used() throws IOException;
    }

    private MeasuredMonth measure(Stopwatch watch, Disk disk) throws IOException {
        rules();
        readings();
        watch.end("set up, readings");
        var delivered = imported("focus", bill);
        watch.end("import");
        var used = disk.used();
        watch.begin();
        var run = ordered();
        var computed = settled(run, Set.of("RUNNING"));
        watch.end("run");
        var posted = settled(run, Set.of("RUNNING", "COMPUTED", "POSTING"));
        require(posted, "POSTED");
        watch.end("post");
        close();
        watch.begin();
        var totals = statements();
        watch.end("statements");
        rebuild();
        watch.end("projection");
        return new MeasuredMonth(
                bill.getFileName().toString(),
                watch.steps(),
                delivered.path("snapshots").path(0).path("lines").asLong(),
                computed.path("entries").size() + posted.path("entries").size(),
                used,
                totals);
    }

    private void rules() {
        for (var costCenter : JsonMapper.shared().readTree(month.costCenters())) {
            var code = costCenter.path("code").asString("");
            preparer.put(
                    preparer.path("cost-centers", code),
                    key(),
                    Map.of(
                            "name", costCenter.path("name"),
                            "aliases", costCenter.path("aliases"),
                            "glAccount", costCenter.path("glAccount"),
                            "legalEntity", costCenter.path("legalEntity"),
                            "owner", costCenter.path("owner"),
                            "validFrom", costCenter.path("validFrom")));
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
                Map.of("effectiveFrom", PERIOD));
    }

    private void readings() {
        imported("usage-csv", month.usage());
        imported("node-csv", month.nodes());
        imported("metrics-csv", month.metrics());
        imported("namespace-labels", month.labels());
    }

    private JsonNode imported(String source, Path file) {
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

    private HttpUrl ordered() {
        var run =
                preparer.post(
                                preparer.path("periods", PERIOD, "runs"),
                                key(),
                                Map.of("policy", POLICY, "kind", "chargeback"))
                        .json();
        return preparer.path("periods", PERIOD, "runs", run.path("runId").asString("")).build();
    }

    private void close() {
        preparer.post(
                preparer.path("periods", PERIOD, "close"), key(), Map.of("reason", "month end"));
        approver.post(approver.path("periods", PERIOD, "close", "approval"), key(), Map.of());
    }

    /** Every statement in every form; the totals by cost center. */
    private SortedMap<String, BigDecimal> statements() {
        var totals = new TreeMap<String, BigDecimal>();
        var list = preparer.path("periods", PERIOD, "statements").addQueryParameter("limit", "500");
        for (var statement : preparer.get(list).json().path("items")) {
            var costCenter = statement.path("costCenter").asString("");
            totals.put(
                    costCenter,
                    new BigDecimal(statement.path("total").path("amount").asString("")));
            for (var form : STATEMENT_FORMS) {
                preparer.get(preparer.path("periods", PERIOD, "statements", costCenter), form);
            }
        }
        return totals;
    }

    private void rebuild() {
        var started =
                preparer.post(preparer.path("read-models", "rebuilds"), key(), Map.of()).json();
        var id = started.path("rebuildId").asString("");
        require(
                settled(preparer.path("read-models", "rebuilds", id).build(), Set.of("RUNNING")),
                "DONE");
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
