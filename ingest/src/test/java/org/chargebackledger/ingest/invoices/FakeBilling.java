package org.chargebackledger.ingest.invoices;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.chargebackledger.ingest.http.Answers;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Azure's resource manager as it lists invoices of a billing account, one to a page. */
public final class FakeBilling extends Dispatcher implements AutoCloseable {

    public static final String TOKEN = "s3cret";

    /** What goes wrong with a question. */
    @FunctionalInterface
    public interface Trouble {

        /** Null where nothing does. */
        @Nullable MockResponse with(int page);
    }

    private final MockWebServer server = Answers.served(this);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> invoices = new CopyOnWriteArrayList<>();
    private volatile Trouble trouble = _ -> null;
    volatile @Nullable String elsewhere;

    public String address() {
        return server.url("/").toString();
    }

    /** Lists these from now on. */
    public FakeBilling lists(String... all) {
        invoices.clear();
        invoices.addAll(List.of(all));
        return this;
    }

    public void troubled(Trouble how) {
        trouble = how;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    /** An invoice for October 2026 of a customer agreement. */
    public static String invoice(String id, String total, String more) {
        return """
        {"id":"/providers/Microsoft.Billing/billingAccounts/8611537/invoices/%1$s","name":"%1$s",\
        "properties":{"amountDue":{"currency":"USD","value":0.0},\
        "billedAmount":{"currency":"USD","value":1.00},"documentType":"Invoice",\
        "invoiceDate":"2026-11-09T17:32:28Z","dueDate":"2026-12-09T17:32:28Z",\
        "invoicePeriodStartDate":"2026-10-01T00:00:00Z",\
        "invoicePeriodEndDate":"2026-10-31T00:00:00Z","status":"Due",\
        "totalAmount":{"currency":"USD","value":%2$s}%3$s}}\
        """
                .formatted(id, total, more);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        asked.add(request.getUrl().encodedPath() + "?" + request.getUrl().encodedQuery());
        if (!("Bearer " + TOKEN).equals(request.getHeaders().get("Authorization"))) {
            return error(401, "InvalidAuthenticationToken", "no token");
        }
        var skip = request.getUrl().queryParameter("$skiptoken");
        var at = skip == null ? 0 : Integer.parseInt(skip);
        var failing = trouble.with(at + 1);
        if (failing != null) {
            return failing;
        }
        var page = at < invoices.size() ? invoices.get(at) : "";
        var next =
                at + 1 < invoices.size() ? ",\"nextLink\":\"" + next(request, at + 1) + "\"" : "";
        return new MockResponse.Builder().body("{\"value\":[" + page + "]" + next + "}").build();
    }

    private String next(RecordedRequest request, int at) {
        var url = request.getUrl().newBuilder().setQueryParameter("$skiptoken", "" + at);
        return elsewhere == null ? url.build().toString() : String.valueOf(elsewhere);
    }

    /** An error as Azure writes it. */
    public static MockResponse error(int status, String code, String message) {
        return new MockResponse.Builder()
                .code(status)
                .body("{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message))
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
