package org.chargebackledger.api.connector;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Cost Management with its storage, and a bucket of AWS, each with the bill of October 2026. */
final class FakeClouds extends Dispatcher implements AutoCloseable {

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

    private final MockWebServer server = new MockWebServer();
    private final AtomicInteger asked = new AtomicInteger();

    FakeClouds() {
        server.setDispatcher(this);
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            default -> answer(request, request.getUrl().encodedPath());
        };
    }

    private MockResponse answer(RecordedRequest request, String path) {
        if (path.startsWith("/bills")) {
            return bucket(request, path);
        }
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

    private static MockResponse bucket(RecordedRequest request, String path) {
        var prefix = request.getUrl().queryParameter("prefix");
        if (prefix != null) {
            return body(
                    "<ListBucketResult><IsTruncated>false</IsTruncated>%s</ListBucketResult>"
                            .formatted(prefix.startsWith(KEYS.substring(0, 16)) ? listed() : ""));
        }
        var file = file(path.substring("/bills/".length()));
        if (file == null) {
            return new MockResponse.Builder().code(404).build();
        }
        var answer = new MockResponse.Builder();
        if (Objects.equals(request.getMethod(), "HEAD")) {
            answer.setHeader("Content-Length", file.length());
        } else {
            answer.body(file);
        }
        return answer.addHeader("ETag", "\"" + file.length() + "\"")
                .addHeader("Last-Modified", "Tue, 03 Nov 2026 10:00:00 GMT")
                .build();
    }

    private static @Nullable String file(String key) {
        return key.equals(KEYS + "cur-Manifest.json")
                ? MANIFEST
                : key.equals(KEYS + "a2/cur-00001.csv") ? AWS_BILL : null;
    }

    private static String listed() {
        return "<Contents><Key>%scur-Manifest.json</Key><LastModified>2026-11-03T10:00:00.000Z</LastModified><ETag>\"%d\"</ETag><Size>%d</Size></Contents>"
                .formatted(KEYS, MANIFEST.length(), MANIFEST.length());
    }

    private static MockResponse body(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    @Override
    public void close() {
        server.close();
    }
}
