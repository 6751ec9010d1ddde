package org.chargebackledger.ingest.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.InterruptedFetch;
import org.chargebackledger.ingest.connector.Trials;
import org.chargebackledger.ledger.Effort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * However a fetch is interrupted, and whatever BigQuery forgets meanwhile: what is read in the end
 * adds up to what the table has.
 */
class InterruptedMonthProperties {

    @TempDir Path temporary;

    @Test
    void totals_equal_those_of_the_table_wherever_the_fetch_fails() {
        Trials.forEachSeed(Effort.of(2, 8), temporary, InterruptedMonthProperties::check);
    }

    private static void check(Random random, Path folder) throws Exception {
        var export = export(random);
        try (var to = ConnectedBigQuery.to(export, folder, "page-rows", "7")) {
            to.server().cutsPages(random.nextInt(2, 9));
            to.server().troubled((what, answer) -> trouble(random, what, answer));
            to.server()
                    .failing((_, _) ->
                            random.nextInt(8) == 0
                                    ? "backendError"
                                    : random.nextInt(8) == 0 ? "quotaExceeded" : null);
            var read = to.read(fetched(to, random));
            assertThat(read.costs().contracted().toBigDecimal())
                    .isEqualByComparingTo(export.total("cost"));
            assertThat(read.costs().billed().toBigDecimal())
                    .isEqualByComparingTo(export.total("cost").add(export.total("credits")));
        }
    }

    /** Starts over after each failure, and now and then after a crash in the middle of a page. */
    private static Fetched fetched(ConnectedBigQuery to, Random random) throws IOException {
        return InterruptedFetch.done(
                to::fetched,
                () -> {
                    switch (random.nextInt(12)) {
                        case 0 -> to.server().forgetsJobs();
                        case 1 -> to.server().forgetsAnswers();
                        case 2, 3, 4 ->
                                Files.writeString(
                                        to.folder().resolve("slice/1-rows-000001.json.unfinished"),
                                        "{\"to");
                        default -> {
                            // goes on as it is
                        }
                    }
                });
    }

    private static @Nullable MockResponse trouble(Random random, String what, MockResponse answer) {
        return switch (random.nextInt(14)) {
            case 0 -> FakeBigQuery.failure(503, "backendError", "busy");
            case 1 -> FakeBigQuery.failure(403, "rateLimitExceeded", "slow down");
            case 2 -> answer.newBuilder().onResponseBody(new SocketEffect.CloseSocket()).build();
            case 3 ->
                    new MockResponse.Builder()
                            .onRequestStart(new SocketEffect.CloseSocket())
                            .build();
            case 4 ->
                    what.contains("/data?") ? FakeBigQuery.json("{\"totalRows\":\"9999\"}") : null;
            default -> null;
        };
    }

    private static ExportModel export(Random random) {
        var export = new ExportModel();
        for (var i = 0; i <= random.nextInt(60); i++) {
            export.with(
                    "project_id",
                    "p" + random.nextInt(20),
                    "cost",
                    random.nextInt(6) == 0 ? "" : amount(random),
                    "cost_at_list",
                    random.nextInt(6) == 0 ? "" : amount(random),
                    "credits",
                    random.nextBoolean() ? "" : "-" + amount(random),
                    "invoice_month",
                    random.nextInt(8) == 0 ? "202609" : "202610");
        }
        return export.with();
    }

    private static String amount(Random random) {
        return BigDecimal.valueOf(random.nextInt(1, 1_000_000), random.nextInt(10)).toPlainString();
    }
}
