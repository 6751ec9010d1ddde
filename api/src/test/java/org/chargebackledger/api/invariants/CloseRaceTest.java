package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.invariants.Door.Scene;
import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.work.WorkQueue;
import org.chargebackledger.ledger.Effort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What is posted while its month is closed is in the close, or is refused, whichever way it came;
 * and what the month closes on is what its checklist saw.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CloseRaceTest {

    private static final int ROUNDS = Integer.getInteger("chargeback.seeds", Effort.of(1, 5));
    private static final int DELAY_MAX_MILLIS = 400;

    @TempDir static Path folder;

    private RunningService service;

    @BeforeAll
    void start() throws IOException {
        var connectors = new ArrayList<String>();
        for (var round = 1; round <= ROUNDS; round++) {
            Files.createDirectories(fetched(round).getParent());
            Door.write(fetched(round), bill(new Random(round)), "2026-10-04T10:00:00Z");
            for (var setting :
                    List.of(
                            "name=scheduled-" + round,
                            "kind=files",
                            "book=" + bookOf(Door.SCHEDULE, round),
                            "from=2026-09-01",
                            "until=2026-09-30",
                            "schedule=* * * * * *",
                            "reread-days=40",
                            "options.source=focus",
                            "options.folder=" + folder,
                            "options.pattern=" + round + "/{yyyy}-{MM}/*.csv",
                            "options.quiet-minutes=1")) {
                connectors.add("--chargeback.connectors[" + (round - 1) + "]." + setting);
            }
        }
        service =
                RunningService.having(
                        StandingClock.class,
                        "close_race",
                        folder.resolve("home"),
                        connectors.toArray(String[]::new));
    }

    /** Of a day on which a schedule still reads the month; no configuration, or all had it. */
    static class StandingClock {

        @Bean
        @Primary
        Clock standingClock() {
            return Clock.fixed(Instant.parse("2026-10-06T08:00:00Z"), ZoneOffset.UTC);
        }
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void what_is_posted_is_in_the_close_or_is_refused(Door door) throws Exception {
        for (var seed = 1; seed <= ROUNDS; seed++) {
            try {
                race(door, scene(door, seed), new Random(seed));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static String bookOf(Door door, int seed) {
        return door.name().charAt(0) + door.name().substring(door.name().length() - 2) + seed;
    }

    private static Path fetched(int seed) {
        return folder.resolve(seed + "/2026-09/bill.csv");
    }

    private Scene scene(Door door, int seed) {
        var random = new Random(seed);
        return new Scene(
                new RandomBook(new Company(service.uri()), bookOf(door, seed)),
                service.uri(),
                bill(random),
                new RandomBill(random, RandomBook.PERIOD, "account-1").fresh(),
                "scheduled-" + seed,
                fetched(seed),
                this::awaitIdle);
    }

    private void awaitIdle() {
        var done = new CountDownLatch(1);
        service.bean(WorkQueue.class).submit("wait", done::countDown);
        try {
            assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void race(Door door, Scene scene, Random random) throws Exception {
        var book = scene.book();
        book.setUp();
        if (door == Door.SCHEDULE) {
            awaitFetched(scene);
        } else {
            book.bill(scene.bill());
        }
        assertThat(book.run().get("status").asString()).isEqualTo("POSTED");
        var work = door.opened(scene);
        var before = book.entries().size();
        book.proposeClose().ok();
        try (var people = Executors.newFixedThreadPool(2)) {
            var closing =
                    people.submit(
                            after(
                                    random.nextInt(DELAY_MAX_MILLIS),
                                    () -> book.approveClose(book.approver())));
            var posting = people.submit(after(random.nextInt(DELAY_MAX_MILLIS), work));
            judge(door, scene, closing.get(), posting.get(), before);
        }
    }

    private static void awaitFetched(Scene scene) throws InterruptedException {
        for (var polls = 0; polls < 200; polls++) {
            var slices =
                    scene.book()
                            .preparer()
                            .get(scene.book().in("/connectors/" + scene.connector() + "/slices"));
            if (slices.ok().toString().contains("RECEIVED")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("nothing was fetched");
    }

    private static void judge(Door door, Scene scene, Answer close, boolean posted, int before) {
        var book = scene.book();
        scene.idle().run();
        assertThat(close.status()).as(close.body()).isIn(200, 409);
        assertThat(book.entries().size() > before).as("%s posted", door).isEqualTo(posted);
        var period = book.get("");
        assertThat(period.get("status").asString())
                .isEqualTo(close.status() == 200 ? "CLOSED" : "OPEN");
        book.checkJournal();
        if (close.status() == 200) {
            closes_over_all_entries(book, period);
            closes_on_the_bill(scene, posted);
        }
    }

    private static void closes_over_all_entries(RandomBook book, JsonNode period) {
        var close = period.get("closes").get(0);
        assertThat(close.get("entries").asInt()).isEqualTo(book.entries().size());
        assertThat(close.get("head")).isEqualTo(book.entries().getLast().get("hash"));
    }

    /** Nothing is taken back, or half charged, in a month that closed. */
    private static void closes_on_the_bill(Scene scene, boolean posted) {
        for (var account : scene.book().get("/reconciliation").get("accounts")) {
            var name = account.get("billingAccount").asString();
            var isLate = name.equals("account-1");
            var bill = isLate ? scene.late() : scene.bill();
            var printed =
                    isLate && !posted
                            ? BigDecimal.ZERO
                            : bill.billed().getOrDefault(name, BigDecimal.ZERO);
            var rounded = printed.setScale(2, RoundingMode.HALF_UP);
            assertThat(new BigDecimal(account.get("clearing").get("amount").asString()).abs())
                    .as("clearing of %s", account)
                    .isEqualByComparingTo(rounded.abs());
        }
    }

    private static BillFile bill(Random random) {
        var bill = new RandomBill(random, RandomBook.PERIOD, "account-0").fresh();
        var supported = new BillFile(RandomBook.PERIOD);
        bill.rows().forEach(supported::add);
        var row = bill.rows().getFirst();
        return supported.add(
                new BillFile.Row(
                        row.account(),
                        0,
                        "Usage",
                        row.billed(),
                        row.billed(),
                        "",
                        "support",
                        "",
                        ""));
    }

    private static <T> Callable<T> after(int millis, Callable<T> request) {
        return () -> {
            TimeUnit.MILLISECONDS.sleep(millis);
            return request.call();
        };
    }
}
