package org.chargebackledger.ledger.run;

import static org.chargebackledger.ledger.Given.completeRun;
import static org.chargebackledger.ledger.Given.failRun;
import static org.chargebackledger.ledger.Given.recordShares;
import static org.chargebackledger.ledger.Given.runPosted;
import static org.chargebackledger.ledger.Given.runPosting;
import static org.chargebackledger.ledger.Given.startRun;
import static org.chargebackledger.ledger.Refusing.refused;
import static org.chargebackledger.ledger.Samples.PREPARER;
import static org.chargebackledger.ledger.Samples.inputs;
import static org.chargebackledger.ledger.Samples.outcome;
import static org.chargebackledger.ledger.Samples.share;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.chargebackledger.ledger.audit.Refusal.Kind;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.RunCommand.CompleteRun;
import org.chargebackledger.ledger.run.RunCommand.MarkRunPosted;
import org.chargebackledger.ledger.run.RunCommand.MarkRunPosting;
import org.chargebackledger.ledger.run.RunCommand.RecordShares;
import org.chargebackledger.ledger.run.RunCommand.RefuseRun;
import org.chargebackledger.ledger.run.RunCommand.StartRun;
import org.chargebackledger.ledger.run.RunEvent.RunFailed;
import org.chargebackledger.ledger.run.RunEvent.RunPosted;
import org.chargebackledger.ledger.run.RunEvent.RunStarted;
import org.chargebackledger.ledger.run.RunEvent.SharesRecorded;
import org.junit.jupiter.api.Test;

import java.util.List;

/** The life of a run. */
class AllocationRunTest {

    private static final StartRun START = startRun(RunKind.CHARGEBACK);

    private final AggregateTestFixture<AllocationRun> run =
            new AggregateTestFixture<>(AllocationRun.class);

    @Test
    void a_run_starts_with_the_fingerprint_of_its_inputs() {
        run.givenNoPriorActivity()
                .when(START)
                .expectEvents(
                        new RunStarted(
                                "run-1",
                                RunKind.CHARGEBACK,
                                inputs(1),
                                inputs(1).fingerprint(),
                                null,
                                PREPARER));
    }

    @Test
    void a_run_has_one_set_of_inputs() {
        refused(
                run.givenCommands(START)
                        .when(new StartRun("run-1", RunKind.CHARGEBACK, inputs(2), PREPARER)),
                Kind.CONFLICT,
                "run-exists");
    }

    @Test
    void a_run_accounts_for_all_that_is_billed() {
        var short1 =
                new CompleteRun(
                        "run-1", List.of(outcome("3")), List.of(), 1, "d", List.of(), PREPARER);
        refused(run.givenCommands(START).when(short1), Kind.INVALID, "run-not-conserved");
    }

    @Test
    void a_run_that_holds_unread_hours_charges_nothing_but_can_be_shown() {
        var held =
                new CompleteRun(
                        "run-1",
                        completeRun("d").accounts(),
                        List.of(
                                new RunFinding(
                                        "held-usage", "k/n1", "2026-10-02: 6 h", Exact.of(25))),
                        1,
                        "d",
                        List.of(),
                        PREPARER);
        refused(run.givenCommands(START).when(held), Kind.CONFLICT, "usage-held");
        new AggregateTestFixture<>(AllocationRun.class)
                .givenCommands(startRun(RunKind.SHOWBACK))
                .when(held)
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_run_is_completed_in_one_way() {
        refused(
                run.givenCommands(START, completeRun("d")).when(completeRun("e")),
                Kind.CONFLICT,
                "run-state");
    }

    @Test
    void a_run_is_posted_after_the_journal_began_to() {
        run.givenCommands(START, completeRun("d"), runPosting())
                .when(runPosted())
                .expectEvents(new RunPosted("run-1", List.of("2026-10-000001"), PREPARER));
        refused(
                new AggregateTestFixture<>(AllocationRun.class)
                        .givenCommands(START, completeRun("d"))
                        .when(runPosted()),
                Kind.CONFLICT,
                "run-state");
        refused(
                new AggregateTestFixture<>(AllocationRun.class)
                        .givenCommands(START)
                        .when(runPosting()),
                Kind.CONFLICT,
                "run-state");
    }

    @Test
    void a_posted_run_keeps_its_entries() {
        refused(
                run.givenCommands(START, completeRun("d"), runPosting(), runPosted())
                        .when(new MarkRunPosted("run-1", List.of(), PREPARER)),
                Kind.CONFLICT,
                "run-state");
    }

    @Test
    void a_run_fails_until_the_journal_has_begun_to_post_it() {
        run.givenCommands(START, completeRun("d"))
                .when(failRun())
                .expectEvents(new RunFailed("run-1", "no usage", PREPARER));
        refused(
                new AggregateTestFixture<>(AllocationRun.class)
                        .givenCommands(START, completeRun("d"), runPosting())
                        .when(failRun()),
                Kind.CONFLICT,
                "run-state");
    }

    @Test
    void a_run_that_no_journal_took_fails_after_it_was_decided() {
        var refused = new RefuseRun("run-1", "posting-open: run-0", PREPARER);
        run.givenCommands(START, completeRun("d"), runPosting())
                .when(refused)
                .expectEvents(new RunFailed("run-1", "posting-open: run-0", PREPARER));
        refused(
                new AggregateTestFixture<>(AllocationRun.class)
                        .givenCommands(START, completeRun("d"), runPosting(), runPosted())
                        .when(refused),
                Kind.CONFLICT,
                "run-state");
        new AggregateTestFixture<>(AllocationRun.class)
                .givenCommands(START, completeRun("d"), runPosting(), refused)
                .when(failRun())
                .expectNoEvents();
    }

    /** Asked again as long as no journal is told; others may have posted meanwhile. */
    @Test
    void a_run_is_posted_only_on_what_its_posting_was_decided_on() {
        run.givenCommands(START, completeRun("d"), posting("as it stood"))
                .when(posting("as it stood"))
                .expectNoEvents();
        refused(
                new AggregateTestFixture<>(AllocationRun.class)
                        .givenCommands(START, completeRun("d"), posting("as it stood"))
                        .when(posting("moved on")),
                Kind.CONFLICT,
                "run-superseded");
        new AggregateTestFixture<>(AllocationRun.class)
                .givenCommands(START, completeRun("d"), runPosting())
                .when(posting("never pinned"))
                .expectNoEvents();
    }

    private static MarkRunPosting posting(String basis) {
        return new MarkRunPosting("run-1", null, basis, PREPARER);
    }

    @Test
    void a_showback_run_posts_nothing() {
        refused(
                run.givenCommands(startRun(RunKind.SHOWBACK), completeRun("d")).when(runPosting()),
                Kind.CONFLICT,
                "run-is-showback");
    }

    @Test
    void a_run_that_never_started_is_unknown() {
        refused(run.givenNoPriorActivity().when(completeRun("d")), Kind.UNKNOWN, "run-unknown");
    }

    @Test
    void a_block_of_shares_is_recorded_once() {
        var fixture = new AggregateTestFixture<>(ShareChunk.class);
        fixture.givenNoPriorActivity()
                .when(recordShares())
                .expectEvents(new SharesRecorded("run-1", 0, recordShares().shares()));
        refused(
                new AggregateTestFixture<>(ShareChunk.class)
                        .givenCommands(recordShares())
                        .when(record("run-1/shares/0", List.of(share("CC-1", "9")))),
                Kind.CONFLICT,
                "block-differs");
        refused(
                new AggregateTestFixture<>(ShareChunk.class)
                        .givenNoPriorActivity()
                        .when(record("run-1/shares/1", List.of(share("CC-1", "9")))),
                Kind.INVALID,
                "block-misplaced");
    }

    private static RecordShares record(String chunkId, List<Share> shares) {
        return new RecordShares(chunkId, "run-1", 0, shares);
    }
}
