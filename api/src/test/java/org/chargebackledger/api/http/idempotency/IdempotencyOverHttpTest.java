package org.chargebackledger.api.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.MultipartBody;
import okhttp3.RequestBody;

import org.chargebackledger.httpground.Caller;
import org.chargebackledger.httpground.Caller.Answer;
import org.chargebackledger.httpground.HttpGround;
import org.chargebackledger.httpground.Probe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock("HttpGround")
class IdempotencyOverHttpTest {

    private static final String PATH = "/api/v1/cost-centers/CC-1";
    private static final String BODY = "{\"name\":\"Payments\"}";

    private ConfigurableApplicationContext service;
    private Caller preparer;
    private Probe probe;
    private JdbcClient jdbc;
    private int workedBefore;

    @BeforeAll
    void start() {
        service = HttpGround.start();
        preparer = Caller.of(service);
        probe = service.getBean(Probe.class);
        jdbc = service.getBean(JdbcClient.class);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void count() {
        workedBefore = probe.worked.get();
    }

    @Test
    void the_same_key_and_content_again_gets_the_same_answer_without_the_work() {
        var caller = preparer.key(key());
        var first = caller.send("PUT", PATH, BODY);
        var second = caller.send("PUT", PATH, BODY);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertReplayed(second, first);
        assertThat(second.header("Location")).isEqualTo(PATH);
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(worked()).isEqualTo(1);
    }

    @Test
    void a_quoted_key_is_the_same_key() {
        var key = key();
        var first = preparer.key(key).send("PUT", PATH, BODY);
        assertReplayed(preparer.key('"' + key + '"').send("PUT", PATH, BODY), first);
    }

    @Test
    void without_a_key_each_request_is_work_of_its_own() {
        var first = preparer.send("PUT", PATH, BODY).json().path("id").asString();
        var second = preparer.send("PUT", PATH, BODY).json().path("id").asString();
        assertThat(first).isNotEqualTo(second);
        assertThat(worked()).isEqualTo(2);
    }

    @Test
    void a_refusal_is_an_answer_and_is_replayed() {
        var caller = preparer.key(key());
        var first = caller.send("POST", "/api/v1/periods/2026-10/close?how=conflict", "{}");
        var second = caller.send("POST", "/api/v1/periods/2026-10/close?how=conflict", "{}");
        assertThat(first.status()).isEqualTo(409);
        assertReplayed(second, first);
        assertThat(second.header("Content-Type")).startsWith("application/problem+json");
        assertThat(worked()).isEqualTo(1);
    }

    @Test
    void a_failure_is_no_answer_and_is_tried_again() {
        var caller = preparer.key(key());
        for (var how : List.of("bug", "bug")) {
            assertThat(
                            caller.send("POST", "/api/v1/periods/2026-10/close?how=" + how, "{}")
                                    .status())
                    .isEqualTo(500);
        }
        assertThat(worked()).isEqualTo(2);
    }

    @Test
    void the_same_key_with_other_content_is_refused() {
        var caller = preparer.key(key());
        caller.send("PUT", PATH, BODY);
        var other = caller.send("PUT", PATH, "{\"name\":\"Search\"}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.type()).isEqualTo("/problems/idempotency-key-reused");
        assertThat(caller.send("PUT", PATH + "?book=other", BODY).status()).isEqualTo(422);
        assertThat(worked()).isEqualTo(1);
    }

    @Test
    void another_path_method_or_user_has_keys_of_its_own() {
        var caller = preparer.key(key());
        caller.send("PUT", PATH, BODY);
        assertThat(caller.send("PUT", "/api/v1/cost-centers/CC-2", BODY).status()).isEqualTo(201);
        assertThat(caller.as("approver").send("PUT", PATH, BODY).status()).isEqualTo(403);
        assertThat(worked()).isEqualTo(2);
    }

    @Test
    void a_key_that_is_no_key_is_refused() {
        for (var wrong : List.of("\"open", "two, keys", "\"\"", "x".repeat(256), "a;b=c")) {
            var answer = preparer.key(wrong).send("PUT", PATH, BODY);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.type()).isEqualTo("/problems/idempotency-key-invalid");
        }
    }

    @Test
    void while_the_first_is_running_the_same_key_is_in_use() throws Exception {
        var caller = preparer.key(key());
        probe.close();
        var first = CompletableFuture.supplyAsync(() -> caller.send("PUT", PATH, BODY));
        probe.arrived.await();
        var second = caller.send("PUT", PATH, BODY);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.type()).isEqualTo("/problems/idempotency-key-in-use");
        assertThat(second.header("Retry-After")).isEqualTo("1");
        assertThat(caller.send("PUT", PATH, "{\"name\":\"b\"}").status()).isEqualTo(422);
        probe.gate.countDown();
        assertReplayed(caller.send("PUT", PATH, BODY), first.get());
        assertThat(worked()).isEqualTo(1);
    }

    @Test
    void of_many_at_once_one_works_and_the_others_wait_or_get_its_answer() {
        var caller = preparer.key(key());
        var requests = new ArrayList<CompletableFuture<Answer>>();
        for (var i = 0; i < 12; i++) {
            requests.add(CompletableFuture.supplyAsync(() -> caller.send("PUT", PATH, BODY)));
        }
        var answers = requests.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409).contains(201);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 201)
                .extracting(Answer::body)
                .containsOnly(caller.send("PUT", PATH, BODY).body());
        assertThat(worked()).isEqualTo(1);
    }

    @Test
    void a_key_left_running_by_a_killed_process_is_taken_over_under_the_same_ids() {
        var caller = preparer.key(key());
        var first = caller.send("PUT", PATH, BODY);
        leaveRunning(4711L);
        var retry = caller.send("PUT", PATH, BODY);
        assertThat(retry.status()).isEqualTo(201);
        assertThat(retry.header("Idempotency-Replayed")).isEmpty();
        assertThat(retry.body()).isEqualTo(first.body());
        assertThat(worked()).isEqualTo(2);
        leaveRunning(4711L);
        assertThat(caller.send("PUT", PATH, "{\"name\":\"b\"}").status()).isEqualTo(422);
    }

    @Test
    void a_key_at_which_another_living_process_works_is_in_use() throws Exception {
        var caller = preparer.key(key());
        caller.send("PUT", PATH, BODY);
        leaveRunning(4712L);
        try (var other = service.getBean(DataSource.class).getConnection();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(4712)");
            assertThat(caller.send("PUT", PATH, BODY).status()).isEqualTo(409);
            statement.execute("select pg_advisory_unlock(4712)");
        }
        assertThat(caller.send("PUT", PATH, BODY).status()).isEqualTo(201);
    }

    @Test
    void a_row_that_this_process_could_not_finish_does_not_block() {
        var caller = preparer.key(key());
        caller.send("PUT", PATH, BODY);
        leaveRunning(service.getBean(Presence.class).id());
        assertThat(caller.send("PUT", PATH, BODY).status()).isEqualTo(201);
        assertThat(worked()).isEqualTo(2);
    }

    @Test
    void a_multiparts_content_is_its_fields_and_files_in_any_order() {
        var caller = preparer.key(key());
        var first = caller.upload("/api/v1/imports", form("a,b\n", "c,d\n", "focus", true));
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(first.json().path("actor").asString()).isEqualTo("preparer/focus/2");
        assertReplayed(
                caller.upload("/api/v1/imports", form("c,d\n", "a,b\n", "focus", false)), first);
        assertThat(caller.upload("/api/v1/imports", form("a,b\n", "c,e\n", "focus", true)).type())
                .isEqualTo("/problems/idempotency-key-reused");
        assertThat(caller.upload("/api/v1/imports", form("a,b\n", "c,d\n", "aws-cur", true)).type())
                .isEqualTo("/problems/idempotency-key-reused");
        assertThat(worked()).isEqualTo(1);
    }

    @Test
    void after_seven_days_a_key_is_forgotten() {
        var caller = preparer.key(key());
        caller.send("PUT", PATH, BODY);
        jdbc.sql("update idempotency set started_at = now() - interval '7 days 1 minute'").update();
        var store = new IdempotencyStore(jdbc, service.getBean(Presence.class));
        store.claim(new IdempotencyKey("a", "PUT", "/x", key()), "hash");
        assertThat(caller.send("PUT", PATH, BODY).header("Idempotency-Replayed")).isEmpty();
        assertThat(worked()).isEqualTo(2);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private int worked() {
        return probe.worked.get() - workedBefore;
    }

    /** Makes the key that was used last look as if its process had died at work. */
    private void leaveRunning(long owner) {
        jdbc.sql(
                        "update idempotency set status = null, headers = null, body = null,"
                                + " owner = ? where started_at ="
                                + " (select max(started_at) from idempotency)")
                .param(owner)
                .update();
    }

    private static void assertReplayed(Answer answer, Answer first) {
        assertThat(answer.status()).isEqualTo(first.status());
        assertThat(answer.body()).isEqualTo(first.body());
        assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
    }

    private static MultipartBody form(String one, String two, String source, boolean sourceFirst) {
        var form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        if (sourceFirst) {
            form.addFormDataPart("source", source);
        }
        form.addFormDataPart("file", "1.csv", file(one))
                .addFormDataPart("file", "2.csv", file(two));
        if (!sourceFirst) {
            form.addFormDataPart("source", source);
        }
        return form.build();
    }

    private static RequestBody file(String text) {
        return RequestBody.create(text.getBytes(StandardCharsets.UTF_8), null);
    }
}
