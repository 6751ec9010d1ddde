package org.chargebackledger.ingest.azurecostmanagement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.reducing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.chargebackledger.ingest.http.Answers;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Cost Management and its storage, as far as they are asked: reports, queries, files. */
final class FakeAzure extends Dispatcher implements AutoCloseable {

    static final String SCOPE = "/subscriptions/1111";
    static final String TOKEN = "s3cret";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FILE_ROWS = 3;

    /** A charge; its cost is null where a view has no such row. */
    record Charge(
            String day, String resource, String type, @Nullable String actual, String amortized) {

        static Charge usage(String day, String resource, String cost) {
            return new Charge(day, resource, "Usage", cost, cost);
        }

        @Nullable String cost(boolean isActual) {
            return isActual ? actual : amortized.isEmpty() ? null : amortized;
        }
    }

    private final MockWebServer server;
    private final List<RecordedRequest> asked = new ArrayList<>();
    private final Map<String, JsonNode> orders = new HashMap<>();
    private final Map<String, Integer> looked = new HashMap<>();
    private List<Charge> charges = List.of();
    private String invoice = "";
    private int pageRows = 2;
    private int looks = 1;
    private BiFunction<RecordedRequest, String, @Nullable MockResponse> trouble = (_, _) -> null;
    private Function<String, String> said = body -> body;

    FakeAzure() {
        server = Answers.served(this);
    }

    String address() {
        return server.url("/").toString();
    }

    FakeAzure charges(List<Charge> all) {
        charges = List.copyOf(all);
        return this;
    }

    void invoiced(String id) {
        invoice = id;
    }

    void pageRows(int rows) {
        pageRows = rows;
    }

    /** How often a report is looked at before it is done. */
    void looks(int times) {
        looks = times;
    }

    /** What goes wrong with a request whose answer would be this; null where nothing does. */
    void troubled(BiFunction<RecordedRequest, String, @Nullable MockResponse> how) {
        trouble = how;
    }

    /** How a description of a report is changed before it is sent. */
    void said(Function<String, String> how) {
        said = how;
    }

    synchronized List<RecordedRequest> asked() {
        return List.copyOf(asked);
    }

    List<String> paths() {
        return asked().stream().map(request -> request.getUrl().encodedPath()).toList();
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        asked.add(request);
        var path = request.getUrl().encodedPath();
        if (path.startsWith("/storage/")) {
            if (request.getHeaders().get("Authorization") != null) {
                return new MockResponse.Builder().code(400).body("a token in storage").build();
            }
            return sent(request, file(path), 200);
        }
        if (!("Bearer " + TOKEN).equals(request.getHeaders().get("Authorization"))) {
            return new MockResponse.Builder().code(401).body("no token").build();
        }
        if (path.endsWith("/query")) {
            return sent(request, page(request), 200);
        }
        return path.endsWith("/generateCostDetailsReport") ? order(request) : look(request, path);
    }

    private MockResponse order(RecordedRequest request) {
        var id = "op" + (orders.size() + 1);
        orders.put(id, body(request));
        var accepted =
                new MockResponse.Builder()
                        .code(202)
                        .addHeader("Retry-After", "0")
                        .addHeader("Location", server.url("/operations/" + id).toString())
                        .build();
        var troubled = trouble.apply(request, "");
        return troubled != null ? troubled : accepted;
    }

    private MockResponse look(RecordedRequest request, String path) {
        var parts = path.split("/", -1);
        var order = orders.get(parts[2]);
        if (order == null) {
            return new MockResponse.Builder().code(404).body("no such operation").build();
        }
        if (looked.merge(parts[2], 1, Integer::sum) <= looks) {
            var troubled = trouble.apply(request, "");
            return troubled != null
                    ? troubled
                    : new MockResponse.Builder().code(202).addHeader("Retry-After", "0").build();
        }
        return sent(request, said.apply(described(parts[2], order)), 200);
    }

    private String described(String id, JsonNode order) {
        var files = files(order.path("metric").asText().equals("ActualCost"));
        if (files.isEmpty()) {
            return "{\"id\":\"%s\",\"status\":\"NoDataFound\"}".formatted(id);
        }
        var blobs =
                IntStream.range(0, files.size())
                        .mapToObj(i ->
                                "{\"blobLink\":\"%s?sig=key\",\"byteCount\":%d}"
                                        .formatted(
                                                server.url("/storage/" + id + "/" + i),
                                                files.get(i).length()))
                        .collect(joining(","));
        return """
        {"id":"%s","name":"%s","status":"Completed","validTill":"2026-12-01T00:00:00Z",\
        "manifest":{"manifestVersion":"2022-05-01","dataFormat":"Csv","byteCount":1,\
        "blobCount":%d,"compressData":false,"requestContext":{"requestScope":"%s",\
        "requestBody":%s},"blobs":[%s]}}\
        """
                .formatted(id, id, files.size(), SCOPE, order, blobs);
    }

    private String file(String path) {
        var parts = path.split("/", -1);
        var order = Objects.requireNonNull(orders.get(parts[2]));
        return files(order.path("metric").asText().equals("ActualCost"))
                .get(Integer.parseInt(parts[3]));
    }

    /** The rows of a view, a few to a file. */
    private List<String> files(boolean isActual) {
        var rows =
                charges.stream()
                        .filter(charge -> charge.cost(isActual) != null)
                        .map(charge -> row(charge, isActual))
                        .toList();
        var files = new ArrayList<String>();
        for (var i = 0; i < rows.size(); i += FILE_ROWS) {
            files.add(
                    "\uFEFFBillingAccountId,BillingPeriodStartDate,SubscriptionId,Date,"
                            + "MeterCategory,ResourceId,ChargeType,PricingModel,benefitId,"
                            + "CostInBillingCurrency,BillingCurrency,InvoiceId,Tags\n"
                            + String.join(
                                    "", rows.subList(i, Math.min(i + FILE_ROWS, rows.size()))));
        }
        return List.copyOf(files);
    }

    private String row(Charge charge, boolean isActual) {
        var isCommitment = !charge.amortized().equals(charge.actual());
        return "8611537,10/01/2026,1111,%s,Virtual Machines,%s,%s,%s,%s,%s,EUR,%s,\"\"\"team\"\": \"\"a\"\"\"\n"
                .formatted(
                        "%s/%s/%s"
                                .formatted(
                                        charge.day().substring(5, 7),
                                        charge.day().substring(8),
                                        charge.day().substring(0, 4)),
                        charge.resource(),
                        charge.type(),
                        isCommitment ? "SavingsPlan" : "OnDemand",
                        isCommitment ? "/savingsPlanOrders/o1/savingsPlans/p1" : "",
                        charge.cost(isActual),
                        invoice);
    }

    /** Daily sums by resource and charge type, or the total. */
    private String page(RecordedRequest request) {
        var body = body(request);
        var isActual = body.path("type").asText().equals("ActualCost");
        if (body.path("dataset").path("granularity").asText().equals("None")) {
            var total =
                    charges.stream()
                            .map(charge -> charge.cost(isActual))
                            .filter(Objects::nonNull)
                            .map(BigDecimal::new)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            return answer(
                    "[{\"name\":\"Cost\",\"type\":\"Number\"},{\"name\":\"Currency\",\"type\":\"String\"}]",
                    "[%s,\"EUR\"]".formatted(total),
                    "null");
        }
        var rows =
                charges.stream()
                        .filter(charge -> charge.cost(isActual) != null)
                        .collect(
                                groupingBy(
                                        charge ->
                                                "%s,\"%s\",\"%s\""
                                                        .formatted(
                                                                charge.day().replace("-", ""),
                                                                charge.type(),
                                                                charge.resource()),
                                        TreeMap::new,
                                        reducing(
                                                BigDecimal.ZERO,
                                                charge ->
                                                        new BigDecimal(
                                                                Objects.requireNonNull(
                                                                        charge.cost(isActual))),
                                                BigDecimal::add)))
                        .entrySet()
                        .stream()
                        // The order of columns is the service's own affair.
                        .map(row -> "[\"EUR\",%s,%s]".formatted(row.getKey(), row.getValue()))
                        .toList();
        var skip = request.getUrl().queryParameter("$skiptoken");
        var start = skip == null ? 0 : Integer.parseInt(skip);
        var end = Math.min(start + pageRows, rows.size());
        return answer(
                "[{\"name\":\"Currency\"},{\"name\":\"UsageDate\"},{\"name\":\"ChargeType\"},"
                        + "{\"name\":\"ResourceId\"},{\"name\":\"Cost\"}]",
                String.join(",", rows.subList(start, end)),
                end == rows.size()
                        ? "null"
                        : "\"%s?api-version=1&$skiptoken=%d\""
                                .formatted(server.url(request.getUrl().encodedPath()), end));
    }

    private static String answer(String columns, String rows, String next) {
        return "{\"id\":\"q\",\"properties\":{\"nextLink\":%s,\"columns\":%s,\"rows\":[%s]}}"
                .formatted(next, columns, rows);
    }

    private static JsonNode body(RecordedRequest request) {
        try {
            return JSON.readTree(Objects.requireNonNull(request.getBody()).utf8());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MockResponse sent(RecordedRequest request, String body, int code) {
        var troubled = trouble.apply(request, body);
        return troubled != null
                ? troubled
                : new MockResponse.Builder().code(code).body(body).build();
    }

    @Override
    public void close() {
        server.close();
    }
}
