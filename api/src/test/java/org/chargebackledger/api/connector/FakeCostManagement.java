package org.chargebackledger.api.connector;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.chargebackledger.ingest.http.Answers;

import java.util.concurrent.atomic.AtomicInteger;

/** Cost Management with its storage, and the bill of October 2026. */
final class FakeCostManagement extends Dispatcher implements AutoCloseable {

    static final String SCOPE = "/providers/Microsoft.Billing/billingAccounts/8611537";
    static final String AZURE_TOTAL = "110.75";

    private static final String AZURE_BILL =
            """
            BillingAccountId,BillingPeriodStartDate,SubscriptionId,Date,MeterCategory,ResourceId,\
            ChargeType,PricingModel,CostInBillingCurrency,BillingCurrency,Tags
            8611537,10/01/2026,1111,10/05/2026,Virtual Machines,/vm/1,\
            Usage,OnDemand,100.25,USD,""\"team"": ""A""\"
            8611537,10/01/2026,1111,10/31/2026,Storage,/vm/2,\
            Usage,OnDemand,10.5,USD,""\"team"": ""B""\"
            """;
    private final MockWebServer server;
    private final AtomicInteger asked = new AtomicInteger();

    FakeCostManagement() {
        server = Answers.served(this);
    }

    String address() {
        return server.url("/").toString();
    }

    /** Every third request is throttled or fails first. */
    @Override
    public MockResponse dispatch(RecordedRequest request) {
        return switch (asked.incrementAndGet() % 6) {
            case 2 ->
                    new MockResponse.Builder()
                            .code(429)
                            .addHeader(
                                    "x-ms-ratelimit-microsoft.costmanagement-qpu-retry-after", "0")
                            .build();
            case 5 -> new MockResponse.Builder().code(503).build();
            default -> answer(request.getUrl().encodedPath());
        };
    }

    private MockResponse answer(String path) {
        if (path.endsWith("/query")) {
            return body(
                    "{\"properties\":{\"nextLink\":null,\"columns\":[{\"name\":\"Cost\"},"
                            + "{\"name\":\"Currency\"}],\"rows\":[[%s,\"USD\"]]}}"
                                    .formatted(AZURE_TOTAL));
        }
        if (path.endsWith("/generateCostDetailsReport")) {
            return new MockResponse.Builder()
                    .code(202)
                    .addHeader("Retry-After", "0")
                    .addHeader("Location", server.url("/operations/1").toString())
                    .build();
        }
        return path.startsWith("/operations/")
                ? body(
                        "{\"status\":\"Completed\",\"manifest\":{\"blobCount\":1,\"blobs\":"
                                + "[{\"blobLink\":\"%s\",\"byteCount\":%d}]}}"
                                        .formatted(server.url("/storage/1"), AZURE_BILL.length()))
                : body(AZURE_BILL);
    }

    private static MockResponse body(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    @Override
    public void close() {
        server.close();
    }
}
