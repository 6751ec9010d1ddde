package org.chargebackledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.MockResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/** The commands about labels, before a service that answers what a test tells it. */
class LabelsCommandsTest {

    private static final String PARTS =
            """
            {"total": {"amount": "10.00", "currency": "USD"},
             "unattributed": {"amount": "1.50", "currency": "USD"}}
            """;

    private final CommandRun service = new CommandRun();

    LabelsCommandsTest() throws IOException {}

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void coverage_is_three_tables() throws Exception {
        service.answer(
                "GET /api/v1/periods/2026-10/label-coverage?cluster=prod",
                200,
                """
                {"period": "2026-10", "run": {"runId": "r"},
                 "money": [{"scope": "all", "cluster": "", "coverage": "0.85", "parts": %s}],
                 "pods": [{"cluster": "prod", "label": "team", "on": "pod", "pods": "30"}],
                 "namespaces": [
                  {"cluster": "prod", "namespace": "shop", "parts": %s, "reasons": ["no label"]},
                  {"cluster": "prod", "namespace": "fine", "parts": %s, "reasons": []}]}
                """
                        .formatted(PARTS, PARTS, PARTS));
        var outcome = service.run("labels", "coverage", "2026-10", "--cluster=prod");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains("outside clusters", "0.85", "10.00 USD", "1.50 USD", "no label")
                .doesNotContain("fine");
        assertThat(service.run("labels", "coverage", "2026-10", "--cluster=prod", "--json").out())
                .contains("\"fine\"");
    }

    @Test
    void a_month_without_a_run_says_so() throws Exception {
        service.answer("GET /api/v1/periods/2026-10/label-coverage", 200, "{\"money\": []}");
        assertThat(service.run("labels", "coverage", "2026-10").out())
                .isEqualTo("2026-10 is not allocated yet\n");
    }

    @Test
    void the_kyverno_policy_is_printed_as_it_is() throws Exception {
        service.answer(
                "GET /api/v1/policies/standard/versions/3/kyverno"
                        + "?period=2026-10&cluster=prod&threshold=0.9",
                new MockResponse.Builder()
                        .addHeader("Content-Type", "application/yaml")
                        .body("kind: ClusterPolicy\n")
                        .build());
        var outcome =
                service.run(
                        "labels",
                        "kyverno",
                        "standard",
                        "3",
                        "--period=2026-10",
                        "--cluster=prod",
                        "--threshold=0.9");
        assertThat(outcome.out()).isEqualTo("kind: ClusterPolicy\n");
        assertThat(service.requests().getFirst().getHeaders().get("Accept"))
                .isEqualTo("application/yaml");
    }
}
