package org.chargebackledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/** The commands about disputes before a service that answers what a test tells it. */
class DisputeCommandsTest {

    private static final String ID = "2026-10-000001-0001-D1";
    private static final String ONE =
            """
            {"disputeId":"2026-10-000001-0001-D1","status":"%s","costCenter":"CC-1","ageDays":3,
            "disputed":{"amount":"5.00","currency":"USD"},"reason":"not ours","outcomes":[]}\
            """;

    private final CommandRun service = new CommandRun();

    DisputeCommandsTest() throws IOException {}

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void one_is_raised_about_a_part_or_all_of_a_posting() {
        service.answer("POST /api/v1/disputes", 201, ONE.formatted("OPEN"));
        var part =
                service.run(
                        "dispute",
                        "raise",
                        "2026-10-000001-0001",
                        "--amount=5.00",
                        "--currency=USD",
                        "--reason=not ours");
        assertThat(part.exit()).as(part.err()).isZero();
        assertThat(part.out()).contains(ID, "5.00 USD", "OPEN");
        assertThat(CommandRun.body(service.requests().getFirst()))
                .isEqualTo(
                        """
                        {"posting":"2026-10-000001-0001","amount":{"amount":"5.00",\
                        "currency":"USD"},"reason":"not ours"}\
                        """);
        service.answer("POST /api/v1/disputes", 201, ONE.formatted("OPEN"));
        var all = service.run("dispute", "raise", "2026-10-000001-0001", "--reason=not ours");
        assertThat(all.exit()).as(all.err()).isZero();
        assertThat(CommandRun.body(service.requests().getLast()))
                .isEqualTo("{\"posting\":\"2026-10-000001-0001\",\"reason\":\"not ours\"}");
    }

    @Test
    void the_list_asks_for_what_is_wanted() {
        service.answer(
                "GET /api/v1/disputes?period=2026-10&costCenter=CC-1&status=OPEN",
                200,
                "{\"items\":[" + ONE.formatted("OPEN") + "]}");
        var outcome =
                service.run(
                        "dispute",
                        "list",
                        "--period=2026-10",
                        "--cost-center=CC-1",
                        "--status=OPEN");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains(ID, "CC-1", "5.00 USD", "3", "not ours");
    }

    @Test
    void an_outcome_says_how_much_and_who_bears_it() {
        service.answer("POST /api/v1/disputes/" + ID + "/outcome", 201, ONE.formatted("OPEN"));
        var outcome =
                service.run(
                        "dispute",
                        "outcome",
                        ID,
                        "--amount=4.00",
                        "--currency=USD",
                        "--counterparty=CC-2",
                        "--memo=it was CC-2");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(CommandRun.body(service.requests().getFirst()))
                .isEqualTo(
                        """
                        {"amount":{"amount":"4.00","currency":"USD"},"counterparty":"CC-2",\
                        "memo":"it was CC-2"}\
                        """);
    }

    @Test
    void one_is_shown_withdrawn_declined_and_accepted_as_open() {
        service.answer("GET /api/v1/disputes/" + ID, 200, ONE.formatted("OPEN"));
        assertThat(service.run("dispute", "show", ID).out()).contains("CC-1", "5.00 USD");
        answered("withdraw", "withdrawal", "WITHDRAWN");
        answered("decline", "refusal", "DECLINED");
        answered("accept-open", "acceptance-as-open", "OPEN");
        assertThat(service.run("dispute").exit()).isEqualTo(2);
        assertThat(service.run("dispute", "decline", ID).exit()).isEqualTo(2);
    }

    private void answered(String command, String path, String status) {
        service.answer("POST /api/v1/disputes/" + ID + "/" + path, 200, ONE.formatted(status));
        var done = service.run("dispute", command, ID, "--reason=so it is");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains(status);
        assertThat(CommandRun.body(service.requests().getLast()))
                .isEqualTo("{\"reason\":\"so it is\"}");
    }
}
