package org.chargebackledger.ingest.azurecostmanagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ingest.azurecostmanagement.Connected.MONTH;
import static org.chargebackledger.ingest.azurecostmanagement.Connected.NOW;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import org.chargebackledger.ingest.azurecostmanagement.FakeAzure.Charge;
import org.chargebackledger.ingest.connector.InterruptedFetch;
import org.chargebackledger.ingest.connector.Trials;
import org.chargebackledger.ledger.Effort;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * However a fetch is interrupted, by reports or by queries: the bill that is read in the end adds
 * up to what Azure has, in both views.
 */
class InterruptedReportsProperties {

    @TempDir Path temporary;

    @Test
    void totals_equal_those_of_azure_wherever_the_fetch_fails() {
        Trials.forEachSeed(Effort.of(2, 6), temporary, InterruptedReportsProperties::check);
    }

    private static void check(Random random, Path folder) throws Exception {
        var charges = charges(random);
        var byQuery = random.nextBoolean();
        try (var azure = new FakeAzure().charges(charges);
                var connector =
                        byQuery
                                ? Connected.to(
                                        azure,
                                        "mode",
                                        "query",
                                        "billing-account",
                                        "1",
                                        "groupings",
                                        "ResourceId, ChargeType")
                                : Connected.to(azure)) {
            azure.pageRows(random.nextInt(1, 6));
            azure.looks(random.nextInt(3));
            azure.troubled((_, body) -> trouble(random, body));
            var fetched =
                    new InterruptedFetch(connector, MONTH, NOW)
                            .done(folder.resolve("slice"), random, "actual-page-00001.json");
            try (var reading = Connected.read(fetched, folder.resolve("work"))) {
                var costs = Connected.total(reading);
                assertThat(costs.billed()).isEqualTo(total(charges, true));
                assertThat(costs.effective()).isEqualTo(total(charges, false));
            }
        }
    }

    private static @Nullable MockResponse trouble(Random random, String body) {
        var answer = new MockResponse.Builder();
        var half = body.isEmpty() ? "" : body.substring(0, random.nextInt(body.length()));
        return switch (random.nextInt(16)) {
            case 0 -> answer.code(429).addHeader("Retry-After", "0").build();
            case 1 -> answer.code(503).body("busy").build();
            case 2 -> answer.code(500).body(body).build();
            case 3 -> body.isEmpty() ? null : answer.body(half).build(); // looks whole to HTTP
            case 4 -> answer.body(body).onResponseBody(new SocketEffect.CloseSocket()).build();
            case 5 ->
                    answer.chunkedBody(body, 64)
                            .onResponseBody(new SocketEffect.CloseSocket())
                            .build();
            case 6 -> answer.onRequestStart(new SocketEffect.CloseSocket()).build();
            case 7 -> answer.code(404).body("gone").build();
            default -> null;
        };
    }

    private static List<Charge> charges(Random random) {
        var charges = new ArrayList<Charge>();
        charges.add(new Charge("2026-10-01", "/r/sp", "Purchase", "31", ""));
        for (var i = 0; i <= random.nextInt(15); i++) {
            var day = "2026-10-%02d".formatted(random.nextInt(1, 32));
            var cost = BigDecimal.valueOf(random.nextInt(1, 1_000_000), 6).toPlainString();
            charges.add(
                    random.nextInt(4) == 0
                            ? new Charge(day, "/r/" + i, "Usage", "0", cost)
                            : Charge.usage(day, "/r/" + i, cost));
        }
        charges.add(new Charge("2026-10-31", "/r/sp", "UnusedSavingsPlan", null, "0.5"));
        return List.copyOf(charges);
    }

    private static Exact total(List<Charge> charges, boolean isActual) {
        return Exact.of(
                charges.stream()
                        .map(charge -> charge.cost(isActual))
                        .filter(Objects::nonNull)
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
