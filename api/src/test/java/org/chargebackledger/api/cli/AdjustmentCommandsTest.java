package org.chargebackledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/** The commands about adjustments before a service that answers what a test tells it. */
class AdjustmentCommandsTest {

    private static final String ONE =
            """
            {"adjustmentId":"a-1","status":"%s","kind":"ACCRUAL","period":"2026-10",
            "reason":"ACCRUAL","memo":"no bill yet","proposedBy":"preparer","contentHash":"abc",
            "lines":[{"costCenter":"CC-1","amount":{"amount":"5.00","currency":"USD"}}]%s}\
            """;

    private final CommandRun service = new CommandRun();

    AdjustmentCommandsTest() throws IOException {}

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_proposal_says_all_that_is_approved() {
        service.answer("POST /api/v1/adjustments", 201, ONE.formatted("PROPOSED", ""));
        var outcome =
                service.run(
                        "adjustment",
                        "propose",
                        "--kind=ACCRUAL",
                        "--period=2026-10",
                        "--provider=AWS",
                        "--account=1",
                        "--currency=USD",
                        "--memo=no bill yet",
                        "--basis-source=September",
                        "--basis-method=as much",
                        "--service=EC2",
                        "--line=CC-1=5.00",
                        "--line=CC-2=-1.00");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("contentHash: abc", "CC-1", "5.00 USD");
        assertThat(CommandRun.body(service.requests().getFirst()))
                .isEqualTo(
                        """
                        {"kind":"ACCRUAL","period":"2026-10","sourceAccount":{"provider":"AWS",\
                        "billingAccount":"1","currency":"USD"},"memo":"no bill yet",\
                        "basis":{"source":"September","method":"as much"},"lines":[\
                        {"costCenter":"CC-1","key":{"service":"EC2"},\
                        "amount":{"amount":"5.00","currency":"USD"}},\
                        {"costCenter":"CC-2","key":{"service":"EC2"},\
                        "amount":{"amount":"-1.00","currency":"USD"}}]}\
                        """);
    }

    @Test
    void an_opening_balance_is_of_a_commitment_and_has_no_lines() {
        service.answer("POST /api/v1/adjustments", 201, ONE.formatted("PROPOSED", ""));
        var outcome =
                service.run(
                        "adjustment",
                        "propose",
                        "--kind=OPENING_BALANCE",
                        "--period=2026-10",
                        "--provider=AWS",
                        "--account=1",
                        "--currency=USD",
                        "--memo=the books of 2025",
                        "--commitment=sp-1",
                        "--amount=8213.4467");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(CommandRun.body(service.requests().getFirst()))
                .endsWith(
                        "\"memo\":\"the books of 2025\","
                            + "\"opening\":{\"commitmentId\":\"sp-1\",\"amount\":\"8213.4467\"}}");
    }

    @Test
    void the_list_asks_for_what_is_wanted() {
        service.answer(
                "GET /api/v1/adjustments?period=2026-10&status=PROPOSED",
                200,
                "{\"items\":[" + ONE.formatted("PROPOSED", "") + "]}");
        var outcome = service.run("adjustment", "list", "--period=2026-10", "--status=PROPOSED");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("a-1", "ACCRUAL", "no bill yet", "preparer");
    }

    @Test
    void an_approval_waits_until_it_is_posted_and_fails_with_it() {
        service.answer("POST /api/v1/adjustments/a-1/approval", 202, ONE.formatted("APPROVED", ""));
        service.answer("GET /api/v1/adjustments/a-1", 200, ONE.formatted("APPROVED", ""));
        service.answer("GET /api/v1/adjustments/a-1", 200, ONE.formatted("POSTED", ""));
        var done = service.run("adjustment", "approve", "a-1", "--content-hash=abc");
        assertThat(done.exit()).isZero();
        assertThat(done.out()).contains("POSTED");

        service.answer("POST /api/v1/adjustments/a-2/approval", 202, ONE.formatted("APPROVED", ""));
        service.answer(
                "GET /api/v1/adjustments/a-2",
                200,
                ONE.formatted("FAILED", ",\"answer\":\"period-closed: 2026-10 is CLOSED\""));
        var failed = service.run("adjustment", "approve", "a-2", "--content-hash=abc");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err()).contains("2026-10 is CLOSED");
    }

    @Test
    void one_is_shown_and_declined() {
        service.answer("GET /api/v1/adjustments/a-1", 200, ONE.formatted("PROPOSED", ""));
        assertThat(service.run("adjustment", "show", "a-1").out()).contains("CC-1", "5.00 USD");
        service.answer("POST /api/v1/adjustments/a-1/refusal", 200, ONE.formatted("DECLINED", ""));
        var declined = service.run("adjustment", "decline", "a-1", "--reason=the bill is here");
        assertThat(declined.exit()).isZero();
        assertThat(declined.out()).contains("DECLINED");
        assertThat(service.run("adjustment").exit()).isEqualTo(2);
    }
}
