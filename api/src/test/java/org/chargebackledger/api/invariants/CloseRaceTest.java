package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.chargebackledger.api.journey.TestResource;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An adoption approved while its month is closed lands before the close, or not at all. */
class CloseRaceTest extends ServiceTest {

    private static final int ROUNDS_DEFAULT = 4;
    private static final int DELAY_MAX_MILLIS = 400;

    @Test
    void an_adoption_is_in_the_close_or_is_refused() throws Exception {
        var company = new Company(service());
        var rounds = Integer.getInteger("chargeback.seeds", ROUNDS_DEFAULT);
        for (var seed = 1; seed <= rounds; seed++) {
            try {
                race(new RandomBook(company, "R" + seed), new Random(seed));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static void race(RandomBook book, Random random) throws Exception {
        book.setUp();
        var other =
                TestResource.text("random-month/policy.yaml")
                        .replace("CC-2100: \"33.3\"", "CC-2100: \"10\"")
                        .replace("CC-2300: \"33.4\"", "CC-2300: \"56.7\"");
        var bill = bill(random);
        book.bill(bill);
        assertThat(book.run().get("status").asString()).isEqualTo("POSTED");
        var before = book.entries().size();
        book.adopt(other, 2);
        var adoption = book.proposeAdoption(2).ok();
        book.proposeClose().ok();
        try (var people = Executors.newFixedThreadPool(2)) {
            var closing =
                    people.submit(
                            after(
                                    random.nextInt(DELAY_MAX_MILLIS),
                                    () -> book.approveClose(book.approver())));
            var adopting =
                    people.submit(
                            after(
                                    random.nextInt(DELAY_MAX_MILLIS),
                                    () -> book.approveAdoption(adoption)));
            judge(book, closing.get(), adopting.get(), before);
        }
        book.checkJournal();
        book.checkConservation(Map.of("account-0", bill));
    }

    private static void judge(RandomBook book, Answer close, Answer approval, int before) {
        var posted = book.carriedOut(approval.ok()).get("status").asString().equals("COMPLETED");
        assertThat(close.status()).as(close.body()).isIn(200, 409);
        assertThat(book.entries().size() > before).isEqualTo(posted);
        var period = book.get("");
        assertThat(period.get("status").asString())
                .isEqualTo(close.status() == 200 ? "CLOSED" : "OPEN");
        if (close.status() == 200) {
            closes_over_all_entries(book, period);
        }
    }

    private static void closes_over_all_entries(RandomBook book, JsonNode period) {
        var close = period.get("closes").get(0);
        assertThat(close.get("entries").asInt()).isEqualTo(book.entries().size());
        assertThat(close.get("head")).isEqualTo(book.entries().getLast().get("hash"));
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

    private static Callable<Answer> after(int millis, Callable<Answer> request) {
        return () -> {
            TimeUnit.MILLISECONDS.sleep(millis);
            return request.call();
        };
    }
}
