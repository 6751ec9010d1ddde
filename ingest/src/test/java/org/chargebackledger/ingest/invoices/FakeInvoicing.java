package org.chargebackledger.ingest.invoices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.chargebackledger.ingest.http.Answers;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** AWS's Invoicing service: who does not sign is not answered, and answers come by the page. */
public final class FakeInvoicing extends Dispatcher implements AutoCloseable {

    public static final String ACCOUNT = "111122223333";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SIGNATURE =
            Pattern.compile(
                    "AWS4-HMAC-SHA256 Credential=key/[0-9]{8}/us-east-1/invoicing/aws4_request,"
                            + " SignedHeaders=content-type;host;[a-z0-9;-]*x-amz-target,"
                            + " Signature=[0-9a-f]{64}");

    /** What goes wrong with a question. */
    @FunctionalInterface
    public interface Trouble {

        /** Null where nothing does. */
        @Nullable MockResponse with(JsonNode question);
    }

    private final MockWebServer server = Answers.served(this);
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<String> invoices = new CopyOnWriteArrayList<>();
    private volatile Trouble trouble = _ -> null;
    volatile int pageSize = 2;

    public String address() {
        return server.url("/").toString();
    }

    /** Lists these from now on. */
    public FakeInvoicing lists(String... all) {
        invoices.clear();
        invoices.addAll(List.of(all));
        return this;
    }

    public void troubled(Trouble how) {
        trouble = how;
    }

    List<JsonNode> asked() {
        return List.copyOf(asked);
    }

    /** An invoice of October 2026, issued on 3 November. */
    public static String invoice(String id, String total, String more) {
        return """
        {"AccountId":"111122223333","InvoiceId":"%s","IssuedDate":1.7936640E9,\
        "DueDate":1796256000,"Entity":{"InvoicingEntity":"Amazon Web Services EMEA SARL"},\
        "BillingPeriod":{"Month":10,"Year":2026},"InvoiceType":"INVOICE",\
        "BaseCurrencyAmount":{"TotalAmount":"%s","CurrencyCode":"USD"}%s}\
        """
                .formatted(id, total, more);
    }

    /** An error as the protocol writes it. */
    public static MockResponse error(int status, String type, String message) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/x-amz-json-1.0")
                .body(
                        "{\"__type\":\"com.amazonaws.invoicing#%s\",\"message\":\"%s\"}"
                                .formatted(type, message))
                .build();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        var headers = request.getHeaders();
        if (!SIGNATURE.matcher(String.valueOf(headers.get("Authorization"))).matches()
                || headers.get("X-Amz-Date") == null) {
            return error(403, "IncompleteSignatureException", "not signed");
        }
        if (!"Invoicing.ListInvoiceSummaries".equals(headers.get("X-Amz-Target"))
                || !"application/x-amz-json-1.0".equals(headers.get("Content-Type"))) {
            return error(400, "UnknownOperationException", "not known");
        }
        var question = json(Objects.requireNonNull(request.getBody()).utf8());
        asked.add(question);
        var failing = trouble.with(question);
        return failing != null ? failing : page(question);
    }

    private MockResponse page(JsonNode question) {
        var from = question.path("NextToken").asInt(0);
        var to = Math.min(from + pageSize, invoices.size());
        var page = new ArrayList<>(invoices.subList(from, to));
        var next = to < invoices.size() ? ",\"NextToken\":\"" + to + "\"" : "";
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/x-amz-json-1.0")
                .body("{\"InvoiceSummaries\":[" + String.join(",", page) + "]" + next + "}")
                .build();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
