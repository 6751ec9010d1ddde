package org.chargebackledger.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.InvalidSettings;
import org.chargebackledger.ingest.connector.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Asking over HTTP: what is asked again, how often, and what is given up. */
class HttpServiceTest {

    private static final Question QUESTION = Question.at("/things").with("window", "a,b:c d");

    @TempDir Path folder;
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_answer_is_streamed_to_its_file_as_it_is() throws Exception {
        server.enqueue(answer("{\"a\": 1}"));
        var file = folder.resolve("page");
        service(Map.of())
                .download(
                        QUESTION,
                        file,
                        body -> new String(body.readAllBytes(), StandardCharsets.UTF_8));
        assertThat(file).hasContent("{\"a\": 1}");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/things?window=a,b:c%20d");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void what_passes_is_asked_again(int code) throws Exception {
        server.enqueue(code(code));
        server.enqueue(code(code));
        server.enqueue(answer("at last"));
        assertThat(ask(service(Map.of()))).isEqualTo("at last");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void the_attempts_are_bounded() {
        for (var i = 0; i < 3; i++) {
            server.enqueue(code(503));
        }
        assertThat(failure(Map.of("attempts", "3")).reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED",
        "401, DENIED",
        "403, DENIED",
        "404, REFUSED",
        "500, BROKEN",
        "302, REFUSED"
    })
    void what_does_not_pass_by_itself_is_not_asked_again(int code, Reason reason) {
        server.enqueue(code(code));
        var failure = failure(Map.of());
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure)
                .hasMessageContaining("answered " + code)
                .hasMessageContaining("said why");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void an_answer_that_is_shorter_than_announced_is_none() throws Exception {
        server.enqueue(cutOff("a long text that is cut off in its middle by a broken line"));
        server.enqueue(answer("whole"));
        assertThat(ask(service(Map.of()))).isEqualTo("whole");
    }

    @Test
    void a_chunked_answer_without_its_end_is_none() throws Exception {
        server.enqueue(
                new MockResponse.Builder()
                        .chunkedBody("many chunks that never come to their end", 4)
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build());
        server.enqueue(answer("whole"));
        assertThat(ask(service(Map.of()))).isEqualTo("whole");
    }

    @Test
    void a_connection_that_is_cut_is_tried_again() throws Exception {
        server.enqueue(
                new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build());
        server.enqueue(answer("whole"));
        assertThat(ask(service(Map.of()))).isEqualTo("whole");
    }

    @Test
    void a_service_that_is_not_there_is_unreachable() {
        var service = service(Map.of("attempts", "2"));
        server.close();
        assertThat(catchThrowableOfType(FetchFailure.class, () -> ask(service)).reason())
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void a_service_that_says_nothing_is_given_up_after_the_timeout() {
        server.enqueue(
                new MockResponse.Builder().onRequestStart(SocketEffect.Stall.INSTANCE).build());
        var failure = failure(Map.of("attempts", "1", "timeout-seconds", "1"));
        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void who_is_closed_while_waiting_asks_no_more() throws Exception {
        for (var i = 0; i < 5; i++) {
            server.enqueue(
                    new MockResponse.Builder().onRequestStart(SocketEffect.Stall.INSTANCE).build());
        }
        var service = service(Map.of());
        var asking = new FutureTask<>(() -> ask(service));
        var asker = Thread.ofPlatform().start(asking);
        server.takeRequest();
        asker.interrupt();
        service.close();
        assertThatThrownBy(() -> asking.get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(InterruptedIOException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void what_the_reader_finds_cut_off_is_asked_again() throws Exception {
        server.enqueue(answer("{"));
        server.enqueue(answer("{}"));
        var read =
                service(Map.of())
                        .ask(
                                QUESTION,
                                body -> {
                                    var text = text(body);
                                    if (text.length() < 2) {
                                        throw new FetchFailure(Reason.UNREACHABLE, "cut off");
                                    }
                                    return text;
                                });
        assertThat(read).isEqualTo("{}");
    }

    @Test
    void a_disk_that_is_full_is_no_fault_of_the_service() {
        server.enqueue(answer("whole"));
        assertThatThrownBy(() ->
                        service(Map.of())
                                .download(
                                        QUESTION,
                                        folder.resolve("no/such/folder/page"),
                                        HttpServiceTest::text))
                .isInstanceOf(IOException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void the_service_says_how_long_to_wait() throws Exception {
        server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "1").build());
        server.enqueue(answer("whole"));
        var start = System.nanoTime();
        assertThat(ask(service(Map.of()))).isEqualTo("whole");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void who_asks_for_more_patience_than_an_attempt_has_is_left_for_later() {
        server.enqueue(
                new MockResponse.Builder().code(429).addHeader("Retry-After", "3600").build());
        var failure = failure(Map.of());
        assertThat(failure.reason()).isEqualTo(Reason.THROTTLED);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_date_to_wait_for_counts_by_the_clock_of_the_service() {
        assertThat(
                        AnswerCode.retryAfter(
                                "Sun, 01 Nov 2026 00:01:30 GMT", "Sun, 01 Nov 2026 00:00:00 GMT"))
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(
                        AnswerCode.retryAfter(
                                "Sun, 01 Nov 2026 00:00:00 GMT", "Sun, 01 Nov 2026 00:01:00 GMT"))
                .isEqualTo(Duration.ZERO);
        assertThat(AnswerCode.retryAfter("Sun, 01 Nov 2026 00:01:30 GMT", null)).isNull();
        assertThat(AnswerCode.retryAfter("soon", null)).isNull();
    }

    @Test
    void pauses_double_and_are_the_same_every_time() {
        var retries = new Retries(9, Duration.ofSeconds(1));
        assertThat(
                        java.util.stream.IntStream.rangeClosed(1, 8)
                                .mapToObj(n -> retries.pauseAfter(n, null)))
                .extracting(pause -> pause == null ? -1 : pause.toSeconds())
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 120L);
        assertThat(retries.pauseAfter(9, null)).isNull();
        assertThat(retries.pauseAfter(1, Duration.ofMinutes(3))).isNull();
        assertThat(retries.pauseAfter(1, Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void a_bearer_token_is_sent_and_never_told() throws Exception {
        server.enqueue(code(401));
        var failure = failure(Map.of("token", "s3cret"));
        assertThat(server.takeRequest().getHeaders().get("Authorization"))
                .isEqualTo("Bearer s3cret");
        assertThat(failure).hasMessageNotContaining("s3cret");
        assertThat(service(Map.of("token", "s3cret")).toString()).endsWith("credentials: bearer");
    }

    @Test
    void a_token_file_is_read_anew_for_every_question() throws Exception {
        var file = Files.writeString(folder.resolve("token"), "one\n");
        var service = service(Map.of("token-file", file.toString()));
        server.enqueue(answer(""));
        server.enqueue(answer(""));
        ask(service);
        Files.writeString(file, "two");
        ask(service);
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer one");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer two");
        Files.delete(file);
        assertThat(catchThrowableOfType(FetchFailure.class, () -> ask(service)).reason())
                .isEqualTo(Reason.DENIED);
    }

    @Test
    void a_user_and_a_password_are_sent_as_basic_credentials() throws Exception {
        server.enqueue(answer(""));
        ask(service(Map.of("user", "reader", "password", "s3cret")));
        assertThat(server.takeRequest().getHeaders().get("Authorization"))
                .isEqualTo("Basic cmVhZGVyOnMzY3JldA==");
    }

    @Test
    void a_token_follows_no_redirect() throws Exception {
        server.enqueue(
                new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", server.url("/elsewhere"))
                        .build());
        assertThat(failure(Map.of("token", "s3cret"))).hasMessageContaining("points to");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void credentials_that_contradict_each_other_are_refused() {
        invalid(
                Map.of("token", "a", "user", "b"),
                "setting 'token' cannot be combined with 'user'");
        invalid(Map.of("user", "b"), "setting 'password' is missing");
        invalid(Map.of("address", "http://me:s3cret@host"), "setting 'address' has a user");
    }

    private void invalid(Map<String, String> given, String message) {
        assertThatThrownBy(() -> service(given))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("s3cret");
    }

    private FetchFailure failure(Map<String, String> given) {
        return catchThrowableOfType(FetchFailure.class, () -> ask(service(given)));
    }

    private HttpService service(Map<String, String> given) {
        var all =
                new HashMap<>(
                        Map.of("address", server.url("/").toString(), "first-pause-millis", "1"));
        all.putAll(given);
        return HttpService.of(Settings.of("eu", HttpService.settings(), all));
    }

    private static String ask(HttpService service) throws FetchFailure, IOException {
        return service.ask(QUESTION, HttpServiceTest::text);
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static MockResponse answer(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    private static MockResponse code(int code) {
        return new MockResponse.Builder().code(code).body("said why").build();
    }

    private static MockResponse cutOff(String body) {
        return new MockResponse.Builder()
                .body(body)
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
    }
}
