package org.chargebackledger.api.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.http.consistency.ReadModels;
import org.chargebackledger.api.http.consistency.ReadModelsStopped;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.api.rebuild.RebuildService;
import org.chargebackledger.api.work.UpToDate;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An event that a read model cannot take in is seen at once, and named. */
@Order(2)
class StoppedReadModelsTest extends ServiceTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void whoever_waits_is_told_why_and_a_rebuild_heals_it() throws Exception {
        var preparer = new Company(service()).preparer();
        assertThat(health()).isEqualTo(200);
        database("alter table read_model.accounting_period rename to hidden");
        var start = Instant.now();

        var opened = preparer.put("/periods/2026-10", Map.of());

        assertThat(Duration.between(start, Instant.now())).isLessThan(AT_ONCE);
        assertThat(opened.status()).isEqualTo(503);
        assertThat(opened.json().get("type").asString()).endsWith("unavailable");
        assertThat(opened.json().get("detail").asString())
                .startsWith("this is recorded, but cannot be shown: ")
                .contains("(PeriodOpened) in JournalProjection: ")
                .contains("read_model.accounting_period");
        assertThat(health()).isEqualTo(503);
        var health = running().bean(ReadModelHealth.class).health();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("stopped")).asString().contains("(PeriodOpened)");
        assertThatThrownBy(() -> running().bean(UpToDate.class).await())
                .isInstanceOf(ReadModelsStopped.class);

        database("alter table read_model.hidden rename to accounting_period");
        running().bean(RebuildService.class).start("again");

        assertThat(rebuilt("again")).isEqualTo(RebuildService.Status.DONE);
        assertThat(running().bean(ReadModels.class).awaitCurrent(PATIENCE)).isTrue();
        assertThat(health()).isEqualTo(200);
        assertThat(status(preparer)).isEqualTo("OPEN");
    }

    @Test
    void a_failure_that_the_next_attempt_mends_is_waited_for() throws Exception {
        var preparer = new Company(service()).preparer();
        database("alter table read_model.accounting_period rename to hidden");
        var mending =
                Thread.ofPlatform()
                        .start(() -> {
                            pause();
                            database("alter table read_model.hidden rename to accounting_period");
                        });

        var opened = preparer.put("/periods/2026-11", Map.of());

        mending.join();
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        assertThat(health()).isEqualTo(200);
    }

    @Test
    void a_service_starts_with_stopped_read_models_and_is_ready_once_they_go_on() throws Exception {
        var home = RunningService.scratch();
        try (var first = RunningService.on("stopped_at_start", home)) {
            new Company(first.uri()).preparer().put("/periods/2026-10", Map.of()).ok();
            database(first, "alter table read_model.accounting_period rename to hidden");
            assertThat(
                            new Company(first.uri())
                                    .preparer()
                                    .put("/periods/2026-11", Map.of())
                                    .status())
                    .isEqualTo(503);
        }
        try (var second = RunningService.on("stopped_at_start", home)) {
            assertThat(second.health()).isEqualTo(503);
            database(second, "alter table read_model.hidden rename to accounting_period");
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (second.health() != 200 && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(second.health()).isEqualTo(200);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String status(LedgerClient client) {
        return client.get("/periods/2026-10").ok().get("status").asString();
    }

    private RebuildService.Status rebuilt(String id) throws InterruptedException {
        var rebuilds = running().bean(RebuildService.class);
        while (rebuilds.find(id).orElseThrow().status() == RebuildService.Status.RUNNING) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return rebuilds.find(id).orElseThrow().status();
    }

    private void database(String statement) {
        database(running(), statement);
    }

    private static void database(RunningService service, String statement) {
        service.bean(JdbcClient.class).sql(statement).update();
    }

    private int health() {
        return running().health();
    }
}
