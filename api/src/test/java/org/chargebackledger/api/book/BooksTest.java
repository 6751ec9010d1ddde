package org.chargebackledger.api.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.review.ReviewService;
import org.chargebackledger.api.run.RunService;
import org.chargebackledger.api.work.WorkQueue;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.book.BookMonth;
import org.chargebackledger.ledger.journal.JournalCommand.BeginPosting;
import org.chargebackledger.ledger.journal.JournalCommand.BeginReversal;
import org.chargebackledger.ledger.journal.JournalCommand.PostEntries;
import org.chargebackledger.ledger.journal.Journals;
import org.chargebackledger.ledger.materiality.ReviewCommand.ConcludeReview;
import org.chargebackledger.ledger.run.RunCommand.MarkRunPosting;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.JournalEntries;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Two entities with a book each: invoices of one charge cost centers of the other, and one cost
 * center begins in showback. The steps build on each other, in the order of their names.
 */
@TestMethodOrder(MethodName.class)
class BooksTest extends TwoBooks {

    private static final String JANUARY = "2027-01";
    private static final String FEBRUARY = "2027-02";
    private static final Map<String, String> LATE =
            Map.of("policy", "teams", "kind", "chargeback", "postingPeriod", DECEMBER);

    @Test
    void a_books_are_listed_with_their_settings() {
        var books = company.auditor().get("/books").ok().get("items");
        assertThat(books).hasSize(2);
        assertThat(books.get(0).get("name").asString()).isEqualTo("de01");
        assertThat(books.get(0).get("centralCostCenter").asString()).isEqualTo("CC-DE");
        assertThat(books.get(1).get("entity").asString()).isEqualTo("US");
    }

    @Test
    void b_a_cost_center_is_put_into_showback_by_two_persons() {
        var start = Map.of("costCenter", "CC-NEW");
        assertThat(refusal(propose("de01", start))).endsWith("showback-holder-missing");
        assertThat(refusal(propose("main", Map.of("costCenter", "CC-HELD"))))
                .endsWith("showback-holder");
        assertThat(refusal(propose("main", Map.of("costCenter", "CC-X"))))
                .endsWith("cost-center-unknown");
        approve("main", propose("main", start));
        assertThat(refusal(propose("main", start))).endsWith("nothing-changes");
        approve("main", propose("main", Map.of("costCenter", "CC-U")));
    }

    @Test
    void c_who_cannot_be_charged_is_refused_by_name_and_neither_book_posts() {
        bill(OCTOBER, row("us", "100.00"), row("de", "50.005"), row("fr", "0.01"));
        assertThat(failed(OCTOBER)).startsWith("entity-without-book: CC-FR");
        bill(OCTOBER, october("20.00", "10.00", "50.005"));
        assertThat(failed(OCTOBER)).startsWith("cost-center-unknown").contains("de01", "CC-DE");
        assertThat(entries("main", OCTOBER)).isEmpty();
        register("de01", "DE", "DE", "2026-01-01");
    }

    @Test
    void d_another_entitys_cost_center_is_charged_in_its_own_book() {
        company.chargeback(OCTOBER, "teams");
        var own = paired("main", OCTOBER).getFirst();
        var mirrored = entries("de01", OCTOBER).getFirst();
        assertThat(mirrored.get("number").asString()).isEqualTo("DE01-2026-10-000001");
        assertThat(mirrored.get("pair").get("id")).isEqualTo(own.get("pair").get("id"));
        assertThat(mirrored.get("runId")).isEqualTo(own.get("runId"));
        assertThat(accounts(own)).containsExactly("due-from:DE", "clearing:Example Cloud:A-1");
        assertThat(accounts(mirrored)).containsExactly("cost:CC-DE", "due-to:US");
        for (var part : List.of("debit", "key", "exact", "roundingUnits")) {
            assertThat(mirrored.get("postings").get(0).get(part))
                    .isEqualTo(own.get("postings").get(0).get(part));
        }
        requireAgreed(OCTOBER);
        var bill = get("main", "/periods/2026-10/reconciliation");
        assertThat(bill.get("reconciled").asBoolean()).isTrue();
        assertThat(amount(bill.get("accounts").get(0), "dueFrom")).isEqualTo("50.01");
        assertThat(get("de01", "/periods/2026-10/reconciliation").get("accounts")).isEmpty();
    }

    @Test
    void e_its_statement_comes_from_its_own_book_and_names_the_invoices() {
        var statement = statement("de01", OCTOBER, "CC-DE");
        assertThat(amount(statement, "owed")).isEqualTo("50.01");
        assertThat(statement.get("number").asString()).isEqualTo("ST-DE01-2026-10-CC-DE");
        assertThat(statement.get("intercompany").get(0).get("book").asString()).isEqualTo("main");
        assertThat(statement.get("deliveries")).hasSize(1);
        assertThat(company.auditor().get(in("main", "/periods/2026-10/statements/CC-DE")).status())
                .isEqualTo(404);
        var posting = statement.get("lines").get(0).get("postings").get(0).asString();
        var explained = get("de01", "/postings/" + posting + "/explanation");
        assertThat(explained.get("runId"))
                .isEqualTo(entries("main", OCTOBER).getFirst().get("runId"));
        assertThat(explained.get("costLines").get("rows").asInt()).isEqualTo(1);
        assertThat(explained.get("sentence").asString()).startsWith("CC-DE bears 50.01 USD");
        var due = get("de01", "/postings/DE01-2026-10-000001-0002/explanation");
        assertThat(due.get("sentence").asString()).contains("owed to the entity");
        assertThat(page("de01", "/periods/2026-10"))
                .contains("/journal/2026-10?book=de01", "intercompany agrees", "of theirs");
        assertThat(page("main", "/periods/2026-10")).contains("Other entities", "50.01");
    }

    @Test
    void f_showback_is_shown_as_it_would_be_owed_and_borne_by_the_holder() {
        var statement = statement("main", OCTOBER, "CC-NEW");
        assertThat(statement.get("mode").asString()).isEqualTo("SHOWBACK");
        assertThat(amount(statement, "total")).isEqualTo("20.00");
        assertThat(amount(statement, "owed")).isEqualTo("0.00");
        assertThat(amount(statement("main", OCTOBER, "CC-HELD"), "owed")).isEqualTo("20.00");
        assertThat(refusal(propose("main", Map.of("costCenter", "CC-NEW", "from", OCTOBER))))
                .endsWith("period-posted");
        assertThat(refusal(propose("main", Map.of("costCenter", "CC-US"))))
                .endsWith("period-posted");
    }

    @Test
    void f_nobody_is_adjusted_where_a_run_would_not_charge_them() {
        assertThat(refusal(move("CC-DE"))).endsWith("cost-center-of-another-entity");
        assertThat(refusal(move("CC-NEW"))).endsWith("cost-center-in-showback");
    }

    private Answer move(String to) {
        return preparer.post(
                "/adjustments",
                Map.of(
                        "kind",
                        "MANUAL",
                        "period",
                        OCTOBER,
                        "sourceAccount",
                        Map.of("provider", "Example Cloud", "billingAccount", "A-1"),
                        "reason",
                        "ERROR",
                        "memo",
                        "it was theirs",
                        "lines",
                        List.of(line("CC-US", "-1.00"), line(to, "1.00"))));
    }

    private static Map<String, Object> line(String costCenter, String amount) {
        return Map.of(
                "costCenter", costCenter, "amount", Map.of("amount", amount, "currency", "USD"));
    }

    @Test
    void fa_a_reversal_takes_back_both_halves_from_either_book() {
        var half = entries("de01", OCTOBER).getFirst().get("number").asString();
        var path = in("de01", "/journal-entries/" + half + "/reversal");
        preparer.post(path, Map.of("reason", "ERROR")).ok();
        assertThat(refusal(preparer.post(path, Map.of("reason", "ERROR"))))
                .endsWith("entry-reversed");
        assertThat(entries("main", OCTOBER).getLast().get("kind").asString()).isEqualTo("REVERSAL");
        assertThat(entries("main", OCTOBER).getLast().get("reverses"))
                .isEqualTo(paired("main", OCTOBER).getFirst().get("number"));
        assertThat(amount(statement("de01", OCTOBER, "CC-DE"), "total")).isEqualTo("0.00");
        company.chargeback(OCTOBER, "teams");
        assertThat(amount(statement("de01", OCTOBER, "CC-DE"), "total")).isEqualTo("50.01");
        requireAgreed(OCTOBER);
    }

    /** What a crash leaves behind is taken back where nothing is posted, and finished elsewhere. */
    @Test
    void g_a_reversal_that_a_crash_cut_short_is_taken_up_at_the_next_start() {
        var journals = service.bean(Journals.class);
        var entries = service.bean(JournalEntries.class);
        var resumed = service.bean(PairReversals.class);
        var number = paired("main", OCTOBER).getLast().get("number").asString();
        var own = entries.find("main", number).orElseThrow();
        var pair = Objects.requireNonNull(own.content().pair());
        var other = entries.ofPair("de01", pair.pairId()).getLast();
        var stamp = new Stamp("preparer", Instant.parse("2026-11-05T08:00:00Z"));
        var begin = new BeginReversal("journal/main", own, "ERROR", stamp);
        var mirrored = new BeginReversal("journal/de01", other, "ERROR", stamp);

        journals.decide(begin);
        awaitOpen(1);
        resumed.resume();
        assertThat(entries("main", OCTOBER).getLast().get("kind").asString())
                .isNotEqualTo("REVERSAL");

        journals.decide(begin);
        journals.decide(mirrored);
        journals.decide(
                new PostEntries(
                        "journal/main",
                        "reversal/" + number + "/" + pair.pairId(),
                        0,
                        List.of(reversal(own)),
                        stamp));
        awaitOpen(2);
        resumed.resume();
        assertThat(entries("main", OCTOBER).getLast().get("reverses").asString()).isEqualTo(number);
        assertThat(entries("de01", OCTOBER).getLast().get("reverses").asString())
                .isEqualTo(other.number());
        company.chargeback(OCTOBER, "teams");
        requireAgreed(OCTOBER);
    }

    @Test
    void h_both_books_close_and_a_cost_center_moves_to_the_other_entity() {
        close("main", OCTOBER);
        close("de01", OCTOBER);
        register("main", "MOVE", "DE", "2026-11-01");
        register("de01", "MOVE", "DE", "2026-11-01");
        bill(NOVEMBER, row("us", "10.00"), row("move", "7.00"), row("new", "3.00"));
        company.chargeback(NOVEMBER, "teams");
        assertThat(amount(statement("de01", NOVEMBER, "CC-MOVE"), "owed")).isEqualTo("7.00");
        assertThat(amount(statement("main", OCTOBER, "CC-MOVE"), "owed")).isEqualTo("10.00");
        assertThat(statement("main", NOVEMBER, "CC-NEW").get("mode").asString())
                .isEqualTo("SHOWBACK");
        requireAgreed(NOVEMBER);
        close("main", NOVEMBER);
        close("de01", NOVEMBER);
    }

    @Test
    void i_it_graduates_from_a_month_that_is_not_posted() {
        assertThat(refusal(propose("main", Map.of("costCenter", "CC-NEW", "from", NOVEMBER))))
                .endsWith("period-posted");
        approve("main", propose("main", Map.of("costCenter", "CC-NEW", "from", DECEMBER)));
        bill(DECEMBER, row("us", "10.00"), row("new", "4.00"));
        company.chargeback(DECEMBER, "teams");
        var statement = statement("main", DECEMBER, "CC-NEW");
        assertThat(statement.get("mode").asString()).isEqualTo("CHARGEBACK");
        assertThat(amount(statement, "owed")).isEqualTo("4.00");
    }

    /** As the month froze it: entity and showback are those of the month that it is about. */
    @Test
    void j_a_late_bill_stays_with_who_bore_its_month() {
        bill(OCTOBER, october("25.00", "12.00", "60.005"));
        assertThat(preparer.run(OCTOBER, LATE).get("status").asString()).isEqualTo("POSTED");
        assertThat(amount(statement("main", DECEMBER, "CC-NEW"), "owed")).isEqualTo("4.00");
        assertThat(amount(statement("main", DECEMBER, "CC-NEW"), "total")).isEqualTo("9.00");
        assertThat(amount(statement("main", DECEMBER, "CC-HELD"), "owed")).isEqualTo("5.00");
        assertThat(amount(statement("main", DECEMBER, "CC-MOVE"), "owed")).isEqualTo("2.00");
        assertThat(amount(statement("de01", DECEMBER, "CC-DE"), "owed")).isEqualTo("10.00");
        assertThat(entries("de01", DECEMBER).getFirst().get("originPeriod").asString())
                .isEqualTo(OCTOBER);
        requireAgreed(DECEMBER);
    }

    /** What is posted for a month whose register was wrong is moved, not netted. */
    @Test
    void k_a_corrected_entity_is_taken_back_there_and_posted_here() {
        register("main", "US", "DE", "2026-12-01");
        register("de01", "US", "DE", "2026-12-01");
        company.chargeback(DECEMBER, "teams");
        assertThat(amount(statement("main", DECEMBER, "CC-US"), "owed")).isEqualTo("0.00");
        assertThat(amount(statement("de01", DECEMBER, "CC-US"), "owed")).isEqualTo("10.00");
        requireAgreed(DECEMBER);
    }

    /** What is in time for the invoice's book may be late for the one that is charged. */
    @Test
    void l_a_book_that_closed_the_month_is_charged_in_its_own_earliest_open_one() {
        close("de01", DECEMBER);
        bill(OCTOBER, october("25.00", "12.00", "61.005"));
        assertThat(preparer.run(OCTOBER, LATE).get("status").asString()).isEqualTo("POSTED");
        bill(DECEMBER, row("us", "10.00"), row("new", "4.00"), row("de", "2.00"));
        company.chargeback(DECEMBER, "teams");

        var mirrored = entries("de01", JANUARY);
        assertThat(mirrored)
                .allSatisfy(
                        one -> assertThat(one.get("kind").asString()).isEqualTo("OUT_OF_PERIOD"));
        assertThat(mirrored)
                .extracting(one -> one.get("originPeriod").asString())
                .containsExactly(OCTOBER, DECEMBER);
        var own = paired("main", DECEMBER).getLast();
        assertThat(own.get("kind").asString()).isEqualTo("TRUE_UP");
        assertThat(own.get("pair").get("id")).isEqualTo(mirrored.getLast().get("pair").get("id"));
        assertThat(amount(statement("de01", JANUARY, "CC-DE"), "owed")).isEqualTo("3.00");
        requireAgreed(DECEMBER);
        assertThat(check("de01", JANUARY, "intercompany-agrees")).isEqualTo("nothing open");
        var number = mirrored.getFirst().get("number").asString();
        assertThat(
                        refusal(
                                preparer.post(
                                        in("de01", "/journal-entries/" + number + "/reversal"),
                                        Map.of("reason", "ERROR"))))
                .endsWith("adoption-needed");
    }

    @Test
    void m_a_late_bill_waits_for_the_thresholds_of_each_book_that_it_charges() {
        approve("de01", proposeThresholds("de01", "5.00"));
        bill(OCTOBER, october("25.00", "12.00", "71.005"));
        var runId = preparer.post("/periods/2026-10/runs", LATE).ok().get("runId").asString();
        var waiting = waits(runId);
        assertThat(waiting.get("book").asString()).isEqualTo("de01");
        assertThat(waiting.get("postingPeriod").asString()).isEqualTo(JANUARY);
        assertThat(waiting.get("gross").get(0).get("amount").asString()).isEqualTo("10.00");
        assertThat(check("main", DECEMBER, "materiality-decided"))
                .contains(runId, "materiality list --book de01");
        var waits = company.auditor().get("/periods/2026-10/runs/" + runId).ok().get("waitsIn");
        assertThat(waits).hasSize(1);
        assertThat(waits.get(0).get("book").asString()).isEqualTo("de01");
        assertThat(waits.get(0).get("reviewId")).isEqualTo(waiting.get("reviewId"));
        assertThat(check("de01", JANUARY, "materiality-decided")).contains(runId);

        var path = "/materiality-reviews/" + waiting.get("reviewId").asString();
        // Between the run's last word and the review's.
        stoppedAt(
                ConcludeReview.class,
                () -> {
                    waive(path);
                    return path;
                });
        assertThat(company.auditor().get(path).ok().get("status").asString()).isEqualTo("APPROVED");
        service.bean(ReviewService.class).resume();
        var done = company.auditor().settled(path, Set.of("APPROVED"));
        assertThat(done.get("status").asString()).isEqualTo("POSTED");
        var mirrored = entries("de01", JANUARY).getLast();
        assertThat(done.get("answer").asString()).isEqualTo(mirrored.get("number").asString());
        assertThat(mirrored.get("approved").get("adjustmentId")).isEqualTo(waiting.get("reviewId"));
        assertThat(mirrored.get("actor").asString()).isEqualTo("approver");
        var own = paired("main", DECEMBER).getLast();
        assertThat(own.has("approved")).isFalse();
        assertThat(own.get("actor").asString()).isEqualTo("preparer");
    }

    /** From the moment that it is decided what is posted, neither settings nor sizes matter. */
    @Test
    void n_what_was_decided_before_a_crash_is_posted_as_it_was_pinned() {
        bill(OCTOBER, october("25.00", "12.00", "81.005"));
        var runId = preparer.post("/periods/2026-10/runs", LATE).ok().get("runId").asString();
        assertThat(waits(runId).get("status").asString()).isEqualTo("WAITING");
        var books =
                List.of(
                        new BookMonth("main", "US", Period.parse(DECEMBER)),
                        new BookMonth("de01", "DE", Period.parse(FEBRUARY)));
        var stamp = new Stamp("preparer", Instant.parse("2027-01-05T08:00:00Z"));
        service.bean(CommandGateway.class)
                .sendAndWait(new MarkRunPosting(runId, books, null, stamp));
        service.bean(RunService.class).proceed(runId);
        var run =
                company.auditor()
                        .settled("/periods/2026-10/runs/" + runId, Set.of("COMPUTED", "POSTING"));
        assertThat(run.get("status").asString()).isEqualTo("POSTED");
        assertThat(amount(statement("de01", FEBRUARY, "CC-DE"), "owed")).isEqualTo("10.00");
        requireAgreed(DECEMBER);
    }

    /** Two persons waived what would be posted in January; of February they know nothing. */
    @Test
    void n_where_it_would_be_posted_may_change_while_it_waits() {
        bill(OCTOBER, october("25.00", "12.00", "86.005"));
        var runId = preparer.post("/periods/2026-10/runs", LATE).ok().get("runId").asString();
        var review = waits(runId);
        assertThat(review.get("postingPeriod").asString()).isEqualTo(JANUARY);
        var closing = "/periods/2027-01/soft-close";
        preparer.post(in("de01", closing), Map.of("reason", "month end")).ok();
        company.approver().post(in("de01", closing + "/approval"), Map.of()).ok();

        var path = "/materiality-reviews/" + review.get("reviewId").asString();
        waive(path);
        var again = company.auditor().settled(path, Set.of("PROPOSED", "APPROVED"));
        assertThat(again.get("status").asString()).isEqualTo("WAITING");
        assertThat(again.get("postingPeriod").asString()).isEqualTo(FEBRUARY);
        waive(path);
        var done = company.auditor().settled(path, Set.of("WAITING", "PROPOSED", "APPROVED"));
        assertThat(done.get("status").asString()).isEqualTo("POSTED");
        assertThat(entries("de01", FEBRUARY).getLast().has("approved")).isTrue();
        reopen("de01", JANUARY);
    }

    private void reopen(String book, String period) {
        var path = "/periods/" + period + "/reopen";
        preparer.post(in(book, path), Map.of("reason", "it was wrong")).ok();
        company.approver().post(in(book, path + "/approval"), Map.of()).ok();
    }

    /** Once the charged month is open again, nothing of it is left to be waived. */
    @Test
    void na_what_was_waived_is_posted_in_time_where_the_month_was_reopened_meanwhile() {
        bill(OCTOBER, october("25.00", "12.00", "91.005"));
        var runId = preparer.post("/periods/2026-10/runs", LATE).ok().get("runId").asString();
        var path = "/materiality-reviews/" + waits(runId).get("reviewId").asString();
        reopen("de01", OCTOBER);
        waive(path);
        var run =
                company.auditor()
                        .settled("/periods/2026-10/runs/" + runId, Set.of("COMPUTED", "POSTING"));
        assertThat(run.get("status").asString()).isEqualTo("POSTED");
        assertThat(company.auditor().get(path).ok().get("status").asString()).isEqualTo("ENDED");
        var corrected = entries("de01", OCTOBER).getLast();
        assertThat(corrected.get("kind").asString()).isEqualTo("TRUE_UP");
        assertThat(corrected.has("approved")).isFalse();
        requireAgreed(DECEMBER);
    }

    /** What others posted between was neither measured nor approved with it. */
    @Test
    void nb_what_was_decided_before_a_crash_is_refused_once_the_month_has_moved_on() {
        bill(OCTOBER, october("26.00", "12.00", "91.005"));
        var first = stoppedBeforeAnnouncement();
        assertThat(resumed(first).get("status").asString()).isEqualTo("POSTED");

        bill(OCTOBER, october("27.00", "12.00", "91.005"));
        var overtaken = stoppedBeforeAnnouncement();
        bill(OCTOBER, october("28.00", "12.00", "91.005"));
        var newer = preparer.run(OCTOBER, LATE);
        assertThat(newer.get("status").asString()).isEqualTo("POSTED");
        var refused = resumed(overtaken);
        assertThat(refused.get("status").asString()).isEqualTo("FAILED");
        assertThat(refused.get("failure").asString()).startsWith("run-superseded");
        assertThat(entries("main", DECEMBER).getLast().get("runId")).isEqualTo(newer.get("runId"));
    }

    private String stoppedBeforeAnnouncement() {
        return stoppedAt(
                BeginPosting.class,
                () -> preparer.post("/periods/2026-10/runs", LATE).ok().get("runId").asString());
    }

    /** As if the database failed just then. */
    private <T> T stoppedAt(Class<?> command, Supplier<T> work) {
        var stopped = new CountDownLatch(1);
        var database =
                service.bean(CommandBus.class)
                        .registerDispatchInterceptor(messages ->
                                (index, message) -> {
                                    if (command.isInstance(message.getPayload())) {
                                        stopped.countDown();
                                        throw new IllegalStateException(
                                                "the database does not answer");
                                    }
                                    return message;
                                });
        try (database) {
            var done = work.get();
            await(stopped);
            return done;
        }
    }

    private JsonNode resumed(String runId) {
        service.bean(RunService.class).proceed(runId);
        return company.auditor()
                .settled("/periods/2026-10/runs/" + runId, Set.of("COMPUTED", "POSTING"));
    }

    private void waive(String path) {
        var choice = Map.of("choice", "WAIVE", "memo", "known to the board");
        var hash = preparer.post(path + "/choice", choice).ok().get("proposal").get("contentHash");
        company.approver().post(path + "/approval", Map.of("contentHash", hash.asString())).ok();
    }

    /** A run posts by who was charged when it was ordered. */
    @Test
    void o_who_is_charged_does_not_change_while_a_run_of_the_month_is_under_way() {
        bill(JANUARY, row("us", "1.00"));
        var later = Map.of("costCenter", "CC-U", "from", JANUARY);
        var change = propose("main", later).ok();
        var finished = new CountDownLatch(1);
        service.bean(WorkQueue.class).submit("busy", () -> await(finished));
        preparer.post("/periods/2027-01/runs", Map.of("policy", "teams", "kind", "chargeback"))
                .ok();
        var path = "/master-data-changes/" + change.get("changeId").asString() + "/approval";
        var hash = Map.of("contentHash", change.get("contentHash").asString());
        assertThat(refusal(company.approver().post(path, hash))).endsWith("run-under-way");
        finished.countDown();
        company.chargeback(JANUARY, "teams");
        assertThat(refusal(company.approver().post(path, hash))).endsWith("period-posted");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode waits(String runId) {
        for (var i = 0; i < 600; i++) {
            var run = company.auditor().get("/periods/2026-10/runs/" + runId).ok();
            if (run.has("waitsFor")) {
                assertThat(run.get("status").asString()).isEqualTo("COMPUTED");
                var review = run.get("waitsFor").asString();
                return company.auditor().get("/materiality-reviews/" + review).ok();
            }
            assertThat(run.get("status").asString()).as("%s", run).isIn("RUNNING", "COMPUTED");
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("run " + runId + " does not wait");
    }

    private Answer proposeThresholds(String book, String amount) {
        return preparer.post(
                in(book, "/master-data-changes"),
                Map.of(
                        "kind",
                        "materiality",
                        "content",
                        Map.of(
                                "year",
                                "2026",
                                "memo",
                                "audit plan",
                                "absolute",
                                List.of(Map.of("amount", amount, "currency", "USD")))));
    }
}
