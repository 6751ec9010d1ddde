package org.chargebackledger.ingest.http;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A service that is asked over HTTP. What passes by itself is asked again a bounded number of
 * times; an answer that is cut off counts as none.
 */
public final class HttpService implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration WHOLE_ANSWER = Duration.ofHours(2);
    private static final long BYTES_MAX = 16L << 30;
    private static final int TOLD_MAX = 300;
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

    private final HttpUrl address;
    private final Credentials credentials;
    private final Retries retries;
    private final OkHttpClient http;
    private volatile boolean closed;

    private HttpService(
            HttpUrl address, Credentials credentials, Retries retries, Duration timeout) {
        this.address = address;
        this.credentials = credentials;
        this.retries = retries;
        this.http =
                new OkHttpClient.Builder()
                        .connectTimeout(CONNECT)
                        .readTimeout(timeout)
                        .callTimeout(WHOLE_ANSWER)
                        // Each attempt is one of those that are counted here, and goes to the very
                        // address that is configured: a token must not follow a redirect.
                        .retryOnConnectionFailure(false)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .build();
    }

    /** What can be configured of a service that is asked over HTTP. */
    public static List<Setting> settings() {
        var all = new ArrayList<Setting>();
        all.add(Setting.required("address", "such as http://opencost.opencost:9003"));
        all.addAll(Credentials.SETTINGS);
        all.addAll(Retries.settings());
        return List.copyOf(all);
    }

    /**
     * Makes a client; asks nothing yet.
     *
     * @throws org.chargebackledger.ingest.connector.InvalidSettings if a setting makes no sense
     */
    public static HttpService of(Settings settings) {
        var address = HttpUrl.get(settings.address("address"));
        if (address == null || !address.username().isEmpty() || address.query() != null) {
            throw settings.invalid(
                    "address", "has a user, a password or a query; there are settings for that");
        }
        return new HttpService(
                address,
                new Credentials(settings),
                Retries.of(settings),
                Retries.timeout(settings));
    }

    /** Takes an answer's body in. */
    @FunctionalInterface
    public interface Reader<T extends @Nullable Object> {

        /**
         * Reads all of it.
         *
         * @throws FetchFailure if it is not what was asked for
         */
        T read(InputStream body) throws FetchFailure, IOException;
    }

    /** A question as it is asked, without credentials. */
    public String text(Question question) {
        return question.isForm()
                ? "POST " + url(question) + " " + question.plainParameters()
                : "GET " + url(question);
    }

    /**
     * Asks until there is a whole answer, and writes it to a file as it is.
     *
     * @param check reads the file; what it finds cut off is asked again
     */
    public void download(Question question, Path file, Reader<?> check)
            throws FetchFailure, IOException {
        ask(
                question,
                body -> {
                    Files.copy(body, file, REPLACE_EXISTING);
                    try (var written = Files.newInputStream(file)) {
                        return check.read(written);
                    }
                });
    }

    /**
     * Asks until there is a whole answer.
     *
     * @param reader starts anew with every attempt
     */
    public <T extends @Nullable Object> T ask(Question question, Reader<T> reader)
            throws FetchFailure, IOException {
        return retries.ask(() -> once(question, reader));
    }

    private <T extends @Nullable Object> T once(Question question, Reader<T> reader)
            throws FetchFailure, IOException {
        try (var response = send(question)) {
            if (!response.isSuccessful()) {
                throw AnswerCode.failure(place(question), response, beginning(response));
            }
            return reader.read(new WatchedBody(response.body().byteStream(), BYTES_MAX));
        } catch (LostAnswer lost) {
            requireNotInterrupted();
            throw unreachable(question, lost);
        }
    }

    private Response send(Question question) throws FetchFailure, IOException {
        var request =
                new Request.Builder()
                        .url(url(question))
                        .header("Accept", "application/json")
                        .header("User-Agent", "chargeback-ledger");
        if (question.isForm()) {
            request.post(RequestBody.create(form(question), FORM));
        }
        var authorization = credentials.header();
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return http.newCall(request.build()).execute();
        } catch (IOException e) {
            requireNotInterrupted();
            throw unreachable(question, e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // Kotlin declares no exceptions: this is an interruption while a connection is made.
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for an answer");
        }
    }

    private static String beginning(Response response) throws LostAnswer {
        try (var body = new WatchedBody(response.body().byteStream(), BYTES_MAX)) {
            var text = new String(body.readNBytes(TOLD_MAX), StandardCharsets.UTF_8);
            return text.replaceAll("\\s+", " ").strip();
        } catch (LostAnswer e) {
            throw e;
        } catch (IOException e) {
            throw new LostAnswer(e);
        }
    }

    private FetchFailure unreachable(Question question, Exception cause) {
        return new FetchFailure(
                Reason.UNREACHABLE,
                "no whole answer from %s: %s".formatted(place(question), cause.getMessage()));
    }

    /** Where a question goes, without what is asked. */
    private String place(Question question) {
        return url(Question.at(question.path())).toString();
    }

    private HttpUrl url(Question question) {
        var url = address.newBuilder();
        var path = question.path();
        url.addPathSegments(path.startsWith("/") ? path.substring(1) : path);
        if (!question.isForm()) {
            for (var one : question.parameters()) {
                url.addEncodedQueryParameter(encoded(one.name()), encoded(one.value()));
            }
        }
        return url.build();
    }

    private static String form(Question question) {
        return question.parameters().stream()
                .map(one -> encoded(one.name()) + "=" + encoded(one.value()))
                .collect(Collectors.joining("&"));
    }

    /** What a query may hold as it is stays readable: questions are shown and recorded. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%2F", "/");
    }

    private void requireNotInterrupted() throws InterruptedIOException {
        if (closed || Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("stopped while waiting for an answer");
        }
    }

    /** Ends what is under way: it is not asked again. */
    @Override
    public void close() {
        closed = true;
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }

    /** The kind of credentials, never what they are. */
    @Override
    public String toString() {
        return address + " with credentials: " + credentials;
    }
}
