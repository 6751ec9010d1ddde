package org.chargebackledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/** The commands about connectors before a service that answers what a test tells it. */
class ConnectorCommandsTest {

    private static final String CONNECTOR =
            """
            {"name":"eu","kind":"opencost","status":"%s","settings":{"token":"(secret)"},
            "freshness":{"expected":31,"received":30,"settled":29,"failed":1,"missing":0,
            "upTo":"2026-10-02","fetchedAt":"2026-11-01T02:30:00Z"}}\
            """;
    private static final String RECEIVED =
            """
            {"slice":"2026-10-01","state":"RECEIVED","finality":"FINAL",
            "changedAt":"2026-10-02T02:30:00Z","asOf":"2026-10-02T01:00:00Z","fetchedAt":"2026-10-04T02:30:00Z"}\
            """;
    private static final String FAILED =
            """
            {"slice":"2026-10-02","state":"FAILED","failure":{"reason":"THROTTLED",
            "message":"answered 429"}}\
            """;

    private final CommandRun service = new CommandRun();

    ConnectorCommandsTest() throws IOException {}

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void the_list_shows_how_far_each_has_come() {
        service.answer("GET /api/v1/connectors", 200, items(CONNECTOR.formatted("IDLE")));
        var outcome = service.run("connector", "list");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("eu", "opencost", "IDLE", "2026-10-02", "31", "30");
        assertThat(service.run("connector", "list", "--json").out()).contains("\"settled\":29");
    }

    @Test
    void one_is_shown_without_its_secrets() {
        service.answer("GET /api/v1/connectors/eu", 200, CONNECTOR.formatted("IDLE"));
        var outcome = service.run("connector", "show", "eu");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("(secret)", "2026-11-01T02:30:00Z");
    }

    @Test
    void slices_are_a_table_with_what_failed() {
        service.answer(
                "GET /api/v1/connectors/eu/slices?from=2026-10-01&to=2026-10-02",
                200,
                items(RECEIVED, FAILED));
        var outcome =
                service.run("connector", "slices", "eu", "--from=2026-10-01", "--to=2026-10-02");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("RECEIVED", "FINAL", "THROTTLED: answered 429");
    }

    @Test
    void a_test_that_fails_says_what_is_not_met() {
        service.answer(
                "POST /api/v1/connectors/eu/test",
                200,
                """
                {"connector":"eu","passed":false,"checks":[
                {"name":"answers","met":true,"detail":"fine"},
                {"name":"clusters","met":false,"detail":"it should know prod"}]}\
                """);
        var outcome = service.run("connector", "test", "eu");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("clusters: it should know prod").doesNotContain("fine");
    }

    @Test
    void a_dry_run_prints_the_questions_and_waits_for_nothing() {
        service.answer(
                "POST /api/v1/connectors/eu/fetches",
                200,
                """
                {"connector":"eu","dryRun":true,"slices":[{"slice":"2026-10-01",
                "questions":["GET http://opencost:9003/allocation"]}]}\
                """);
        var outcome = service.run("connector", "fetch", "eu", "--dry-run");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().lines())
                .containsExactly("2026-10-01", "  GET http://opencost:9003/allocation");
        assertThat(CommandRun.body(service.requests().getFirst())).isEqualTo("{\"dryRun\":true}");
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void a_fetch_waits_and_shows_its_own_slices() {
        fetches("2026-10-01");
        service.answer(
                "GET /api/v1/connectors/eu/slices?from=2026-10-01&to=2026-10-01",
                200,
                items(RECEIVED, FAILED));
        var outcome = service.run("connector", "fetch", "eu");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("2026-10-01", "RECEIVED").doesNotContain("THROTTLED");
    }

    @Test
    void a_fetch_that_did_not_bring_all_is_refused_with_the_reasons() {
        fetches("2026-10-02");
        service.answer(
                "GET /api/v1/connectors/eu/slices?from=2026-10-02&to=2026-10-02",
                200,
                items(FAILED));
        var outcome = service.run("connector", "fetch", "eu");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("2026-10-02 THROTTLED: answered 429");
    }

    @Test
    void a_connector_needs_a_command() {
        assertThat(service.run("connector").exit()).isEqualTo(2);
    }

    private void fetches(String slice) {
        service.answer(
                        "POST /api/v1/connectors/eu/fetches",
                        202,
                        """
                        {"connector":"eu","dryRun":false,"slices":[{"slice":"%s"}]}\
                        """
                                .formatted(slice))
                .answer("GET /api/v1/connectors/eu", 200, CONNECTOR.formatted("FETCHING"))
                .answer("GET /api/v1/connectors/eu", 200, CONNECTOR.formatted("IDLE"));
    }

    private static String items(String... items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }
}
