package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.TestResource;
import org.chargebackledger.ledger.Effort;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The invariants in months in which random things happen in a random order, each in a book of its
 * own. {@code -Dchargeback.seeds=2000} tries more of them, {@code -Dchargeback.seed=7} just one.
 */
@Order(2)
class RandomMonthProperties extends ServiceTest {

    private static final int SEEDS_DEFAULT = Effort.of(2, 12);
    private static final String NODES =
            """
            interval_start,interval_end,cluster,node,resource_id,cpu_cores,ram_gib
            2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,prod,n1,i-1,4,16
            """;
    private static final String LABELS =
            """
            valid_from,valid_to,cluster,namespace,labels
            2026-09-01,,prod,search,"{""team"": ""search""}"
            """;

    @Test
    void random_months_keep_every_invariant() {
        var only = Long.getLong("chargeback.seed");
        var last = only == null ? Integer.getInteger("chargeback.seeds", SEEDS_DEFAULT) : only;
        var company = new Company(service());
        for (var seed = only == null ? 1L : only; seed <= last; seed++) {
            try {
                month(new RandomBook(company, "B" + seed), new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static void month(RandomBook book, Random random) {
        book.setUp();
        book.readings("node-csv", NODES);
        book.readings("usage-csv", RandomUsage.csv(random));
        book.readings("namespace-labels", LABELS);
        var bills = new TreeMap<String, BillFile>();
        deliver(book, random, bills);
        for (var step = 2 + random.nextInt(4); step > 0; step--) {
            switch (random.nextInt(5)) {
                case 0 -> the_same_delivery_again_is_a_duplicate(book, bills);
                case 1 -> a_refusal_leaves_no_trace(book, random);
                case 2 -> deliver(book, random, bills);
                default -> run(book, bills);
            }
            book.checkJournal();
        }
        run(book, bills);
        book.checkJournal();
        close(book);
        a_closed_month_never_moves(book, random, bills);
    }

    private static void deliver(RandomBook book, Random random, Map<String, BillFile> bills) {
        var account = "account-" + random.nextInt(3);
        var generator = new RandomBill(random, RandomBook.PERIOD, account);
        var before = bills.get(account);
        var bill =
                before == null
                        ? generator.fresh()
                        : random.nextInt(4) == 0
                                ? generator.shrunk(before)
                                : generator.restated(before);
        var delivery = book.bill(bill);
        assertThat(delivery.get("status").asString()).as("%s", delivery).isEqualTo("ACCEPTED");
        bills.put(account, bill);
    }

    private static void run(RandomBook book, Map<String, BillFile> bills) {
        var run = book.run();
        assertThat(run.get("status").asString()).as("%s", run).isEqualTo("POSTED");
        book.checkConservation(bills);
        var printed = book.printed();
        assertThat(book.run().get("runId")).isEqualTo(run.get("runId"));
        assertThat(book.printed()).isEqualTo(printed);
    }

    private static void the_same_delivery_again_is_a_duplicate(
            RandomBook book, Map<String, BillFile> bills) {
        var before = book.preparer().get(book.in("/imports")).body();
        var again = book.bill(bills.values().iterator().next());
        assertThat(again.get("duplicate").asBoolean()).isTrue();
        assertThat(book.preparer().get(book.in("/imports")).body()).isEqualTo(before);
    }

    private static void a_refusal_leaves_no_trace(RandomBook book, Random random) {
        var before = book.printed();
        switch (random.nextInt(4)) {
            case 0 -> {
                var bill = new RandomBill(random, RandomBook.PERIOD, "account-0").fresh();
                var text = new String(bill.csv(), StandardCharsets.UTF_8);
                var broken = text.replaceFirst(",Usage,[0-9.]+", ",Usage,12x4");
                var rejected = book.deliver("focus", broken.getBytes(StandardCharsets.UTF_8));
                assertThat(rejected.get("status").asString()).isEqualTo("REJECTED");
                assertThat(rejected.get("findings").toString()).contains("12x4");
                assertThat(rejected.get("snapshots").size()).isZero();
            }
            case 1 -> {
                var path = "/periods/" + RandomBook.PERIOD + "/runs";
                var order = Map.of("policy", "unknown", "kind", "chargeback");
                var refused = book.preparer().post(book.in(path), order);
                assertThat(refused.status()).isBetween(400, 499);
            }
            case 2 -> assertThat(book.approveClose(book.approver()).status()).isEqualTo(409);
            default -> {
                var text = TestResource.text("random-month/policy.yaml");
                var path = "/policies/months/versions";
                var yaml = Map.of("Content-Type", "application/yaml");
                var wrong = text.replace("33.4", "33.5");
                var refused = book.preparer().send("POST", book.in(path), yaml, wrong);
                assertThat(refused.status()).isEqualTo(422);
            }
        }
        assertThat(book.printed()).isEqualTo(before);
    }

    private static void close(RandomBook book) {
        book.proposeClose().ok();
        assertThat(book.approveClose(book.preparer()).status()).isEqualTo(403);
        var closed = book.approveClose(book.approver()).ok();
        assertThat(closed.get("status").asString()).isEqualTo("CLOSED");
        assertThat(book.approveClose(book.approver()).ok().get("closes").size()).isEqualTo(1);
    }

    private static void a_closed_month_never_moves(
            RandomBook book, Random random, Map<String, BillFile> bills) {
        var printed = book.printed();
        switch (random.nextInt(3)) {
            case 0 -> deliver(book, random, bills);
            case 1 ->
                    book.adopt(
                            TestResource.text("random-month/policy.yaml")
                                    .replace("\"0.70\"", "\"0.50\""),
                            2);
            default ->
                    book.entered(
                            book.preparer()
                                    .put(
                                            book.in("/cost-centers/CC-2200"),
                                            Map.of(
                                                    "name", "Renamed",
                                                    "aliases", new String[] {"payments-no-more"},
                                                    "glAccount", "610999",
                                                    "legalEntity", "EX01",
                                                    "owner", "somebody-else",
                                                    "validFrom", "2020-01-01")));
        }
        assertThat(book.order().status()).isEqualTo(409);
        assertThat(book.proposeClose().status()).isEqualTo(409);
        assertThat(book.printed()).isEqualTo(printed);
    }
}
