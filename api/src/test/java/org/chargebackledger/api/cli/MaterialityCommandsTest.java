package org.chargebackledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/** The commands about material differences, and what others say of a run that waits. */
class MaterialityCommandsTest {

    private static final String ONE =
            """
            {"reviewId":"materiality-7","status":"%s","runId":"7","originPeriod":"2026-10",
            "postingPeriod":"2026-12","exceeded":[{"sentence":"item: 9.00 USD is more"}],
            "proposal":{"choice":"WAIVE","contentHash":"abc"},"answer":"it is so"}\
            """;

    private final CommandRun service = new CommandRun();

    MaterialityCommandsTest() throws IOException {}

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void what_waits_is_listed_and_shown() {
        service.answer(
                "GET /api/v1/materiality-reviews?status=WAITING",
                200,
                "{\"items\":[" + ONE.formatted("WAITING") + "]}");
        var listed = service.run("materiality", "list", "--status=WAITING");
        assertThat(listed.exit()).as(listed.err()).isZero();
        assertThat(listed.out()).contains("materiality-7", "2026-10", "9.00 USD is more");
        service.answer("GET /api/v1/materiality-reviews/materiality-7", 200, ONE.formatted("X"));
        assertThat(service.run("materiality", "show", "materiality-7").out()).contains("abc");
        assertThat(service.run("materiality").exit()).isEqualTo(2);
    }

    @Test
    void a_choice_is_proposed_approved_or_declined() {
        service.answer(
                "POST /api/v1/materiality-reviews/materiality-7/choice",
                200,
                ONE.formatted("PROPOSED"));
        var chosen = service.run("materiality", "choose", "materiality-7", "waive", "--memo=small");
        assertThat(chosen.exit()).as(chosen.err()).isZero();
        assertThat(CommandRun.body(service.requests().getFirst()))
                .contains("\"choice\":\"WAIVE\"", "\"memo\":\"small\"");
        service.answer(
                "POST /api/v1/materiality-reviews/materiality-7/approval",
                202,
                ONE.formatted("APPROVED"));
        service.answer(
                "GET /api/v1/materiality-reviews/materiality-7", 200, ONE.formatted("POSTED"));
        var done = service.run("materiality", "approve", "materiality-7", "--content-hash=abc");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains("POSTED");
        service.answer(
                "POST /api/v1/materiality-reviews/materiality-7/refusal",
                200,
                ONE.formatted("WAITING"));
        assertThat(service.run("materiality", "decline", "materiality-7", "--reason=no").out())
                .contains("WAITING");
    }

    @Test
    void an_approval_that_came_to_nothing_says_so() {
        service.answer(
                "POST /api/v1/materiality-reviews/materiality-7/approval",
                202,
                ONE.formatted("APPROVED"));
        service.answer(
                "GET /api/v1/materiality-reviews/materiality-7", 200, ONE.formatted("WAITING"));
        var more = service.run("materiality", "approve", "materiality-7", "--content-hash=abc");
        assertThat(more.exit()).isEqualTo(1);
        assertThat(more.err()).contains("read it again");
    }

    @Test
    void a_run_that_waits_is_not_waited_for() {
        service.answer("POST /api/v1/periods/2026-10/runs", 202, "{\"runId\":\"7\"}");
        service.answer(
                "GET /api/v1/periods/2026-10/runs/7",
                200,
                "{\"runId\":\"7\",\"status\":\"COMPUTED\",\"waitsFor\":\"materiality-7\"}");
        var run = service.run("run", "2026-10", "--policy=standard", "--posting-period=2026-12");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("materiality show materiality-7");
    }
}
