package org.chargebackledger.ingest.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.http.AnswerCode;
import org.chargebackledger.ingest.http.Retries;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

import java.io.IOException;
import java.net.URI;

/**
 * A service of AWS that is asked as its own client would ask it: JSON by the protocol awsJson1.0,
 * with a signature of version 4. It is for services whose client is not among the libraries.
 */
public final class AwsJsonService implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    private static final String MEDIA = "application/x-amz-json-1.0";
    private static final int BODY_MAX = 64 << 20;
    private static final int TOLD_MAX = 300;

    private final AwsIdentity identity;
    private final Retries retries;
    private final URI address;
    private final String name;
    private final String region;
    private volatile boolean closed;

    /**
     * Makes it; asks nothing yet.
     *
     * @param name that requests are signed for, such as {@code invoicing}
     */
    public AwsJsonService(
            AwsIdentity identity, Retries retries, URI address, String name, String region) {
        this.identity = identity;
        this.retries = retries;
        this.address = address;
        this.name = name;
        this.region = region;
    }

    /** Looks at an answer. */
    @FunctionalInterface
    public interface Check {

        /**
         * Reads it to its end.
         *
         * @throws FetchFailure if it is not what was asked for; as UNREACHABLE if it is cut off
         */
        void read(String answer) throws FetchFailure;
    }

    /**
     * Asks until there is a whole answer.
     *
     * @param target the operation, such as {@code Invoicing.ListInvoiceSummaries}
     */
    public String ask(String target, String body, Check check) throws FetchFailure, IOException {
        return retries.ask(() -> {
            var answer = AwsErrors.watched(target, () -> once(target, body));
            check.read(answer);
            return answer;
        });
    }

    private String once(String target, String body) throws FetchFailure, IOException {
        var signed =
                SIGNER.sign(signing ->
                        signing.identity(identity.credentials().resolveCredentials())
                                .request(request(target))
                                .payload(ContentStreamProvider.fromUtf8String(body))
                                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, name)
                                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        var call = HttpExecuteRequest.builder().request(signed.request());
        signed.payload().ifPresent(call::contentStreamProvider);
        try {
            return answer(target, identity.http().prepareRequest(call.build()).call());
        } catch (IOException e) {
            Retries.requireGoingOn(e, closed);
            throw new FetchFailure(
                    Reason.UNREACHABLE,
                    "no whole answer from %s: %s".formatted(address, e.getMessage()));
        }
    }

    private SdkHttpFullRequest request(String target) {
        return SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(address)
                .putHeader("Content-Type", MEDIA)
                .putHeader("X-Amz-Target", target)
                .putHeader("User-Agent", "chargeback-ledger")
                .build();
    }

    private static String answer(String target, HttpExecuteResponse response)
            throws FetchFailure, IOException {
        var text = "";
        var body = response.responseBody().orElse(null);
        if (body != null) {
            try (body) {
                text = new String(body.readNBytes(BODY_MAX), UTF_8);
            }
        }
        var http = response.httpResponse();
        if (http.isSuccessful()) {
            return text;
        }
        var error = error(text);
        var code =
                http.firstMatchingHeader("x-amzn-ErrorType")
                        .orElse(error.path("__type").asText(""))
                        .replaceFirst("^.*#", "")
                        .replaceFirst(":.*$", "");
        var message = error.path("message").asText(error.path("Message").asText(told(text)));
        throw new FetchFailure(
                AwsErrors.reason(http.statusCode(), code, message),
                "%s answered %d %s: %s".formatted(target, http.statusCode(), code, told(message)),
                AnswerCode.retryAfter(
                        http.firstMatchingHeader("Retry-After").orElse(null),
                        http.firstMatchingHeader("Date").orElse(null)));
    }

    /** An error of a proxy between is no JSON. */
    private static JsonNode error(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    private static String told(String text) {
        var told = text.replaceAll("\\s+", " ").strip();
        return told.substring(0, Math.min(TOLD_MAX, told.length()));
    }

    @Override
    public void close() {
        closed = true;
        identity.close();
    }
}
