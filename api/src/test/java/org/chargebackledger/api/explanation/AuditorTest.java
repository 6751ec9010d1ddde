package org.chargebackledger.api.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.demo.LoadedCompany;
import org.chargebackledger.api.http.consistency.ReadModels;
import org.chargebackledger.api.journey.Company;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * From random postings of the sample company, with policies adopted for it that use all there is,
 * the explanation alone is enough to work out the cent.
 */
@Order(1)
class AuditorTest {

    private static final List<String> MONTHS = List.of("2026-08", "2026-09", "2026-10");
    private static final int POSTINGS = Integer.getInteger("chargeback.explained", 140);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static @Nullable RunningService service;
    private static @Nullable Company company;

    @BeforeAll
    static void load() throws InterruptedException {
        var demo = LoadedCompany.once().copy("auditor");
        service = demo;
        demo.awaitReady();
        var people = new Company(demo.uri());
        company = people;
        SampleReplay.adopt(people, SampleReplay.stepByStep(), List.of("2026-08", "2026-10"));
        SampleReplay.adopt(people, SampleReplay.allAtOnce(), List.of("2026-09"));
        // What the adoptions posted is not reversed by one person.
        var corrected =
                people.entries("2026-10").stream()
                        .filter(entry -> entry.get("kind").asString().equals("ALLOCATION"))
                        .toList()
                        .getLast()
                        .get("number")
                        .asString();
        people.approver()
                .post("/journal-entries/" + corrected + "/reversal", Map.of("reason", "ERROR"))
                .ok();
        assertThat(demo.bean(ReadModels.class).awaitCurrent(PATIENCE)).isTrue();
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
    }

    @Test
    void the_explanation_of_a_random_posting_is_enough_to_work_out_the_cent() {
        var seed = Long.getLong("chargeback.seed", new Random().nextLong());
        var sampled = sample(new Random(seed));
        assertThat(sampled).hasSizeGreaterThanOrEqualTo(100);
        var parts = new TreeMap<String, Integer>();
        for (var posting : sampled) {
            var id = posting.get("id").asString();
            var why = auditor("/postings/" + id + "/explanation");
            try {
                assertThat(ByHand.posted(why)).isEqualByComparingTo(signed(posting));
            } catch (AssertionError e) {
                throw new AssertionError(
                        "posting %s, seed %d: %s".formatted(id, seed, e.getMessage()), e);
            }
            assertThat(why.get("sentence").asString()).endsWith(".");
            note(why, parts);
        }
        assertThat(parts)
                .as("seed %d", seed)
                .containsKeys("bill", "node", "pool", "following", "chain", "balance", "earlier");
    }

    @Test
    void a_figure_that_is_not_right_is_noticed() {
        var why = explanationOfAPool();
        var part = (ObjectNode) why.at("/workings/parts/0");
        part.put("value", "1" + part.get("value").asString());

        assertThatThrownBy(() -> ByHand.posted(why)).isInstanceOf(AssertionError.class);
    }

    private static JsonNode explanationOfAPool() {
        for (var entry : Objects.requireNonNull(company).entries("2026-08")) {
            for (var posting : entry.get("postings")) {
                if (posting.at("/key/kind").asString("").equals("pool")) {
                    return auditor("/postings/" + posting.get("id").asString() + "/explanation");
                }
            }
        }
        throw new AssertionError("no posting of a pool");
    }

    private static void note(JsonNode why, Map<String, Integer> seen) {
        for (var member : List.of("balance", "otherSide", "earlier", "reverses")) {
            if (why.has(member)) {
                seen.merge(member, 1, Integer::sum);
            }
        }
        for (var part : why.at("/workings/parts")) {
            seen.merge(part.get("from").asString(), 1, Integer::sum);
        }
        if (why.at("/workings/pools").size() > 1) {
            seen.merge("chain", 1, Integer::sum);
        }
    }

    /** Of every kind of posting in every kind of entry as many, as far as there are. */
    private static List<JsonNode> sample(Random random) {
        var kinds = new TreeMap<String, List<JsonNode>>();
        for (var month : MONTHS) {
            for (var entry : Objects.requireNonNull(company).entries(month)) {
                for (var posting : entry.get("postings")) {
                    var account = posting.get("account").asString();
                    var kind =
                            posting.has("key")
                                    ? posting.at("/key/kind").asString()
                                    : account.substring(0, Math.max(account.indexOf(':'), 0));
                    kinds.computeIfAbsent(
                                    month + entry.get("kind").asString() + kind,
                                    any -> new ArrayList<>())
                            .add(posting);
                }
            }
        }
        var sample = new ArrayList<JsonNode>();
        var each = POSTINGS / kinds.size() + 1;
        for (var postings : kinds.values()) {
            for (var i = 0; i < each && !postings.isEmpty(); i++) {
                sample.add(postings.remove(random.nextInt(postings.size())));
            }
        }
        return sample;
    }

    private static BigDecimal signed(JsonNode posting) {
        return posting.has("debit")
                ? new BigDecimal(posting.at("/debit/amount").asString())
                : new BigDecimal(posting.at("/credit/amount").asString()).negate();
    }

    private static JsonNode auditor(String path) {
        return Objects.requireNonNull(company).auditor().get(path).ok();
    }
}
