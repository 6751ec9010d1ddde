package org.chargebackledger.api.masterdata;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.masterdata.MasterDataView.Difference;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Whoever approves reads fields, not JSON. */
class DifferencesTest {

    @Test
    void plain_members_and_lists_of_texts_are_compared_as_they_are() {
        assertThat(
                        Differences.of(
                                Map.of("name", "Shop", "aliases", List.of("a", "b"), "owner", "x"),
                                Map.of(
                                        "name",
                                        "Store",
                                        "aliases",
                                        List.of("a"),
                                        "validTo",
                                        "2027")))
                .containsExactly(
                        new Difference("aliases", "a, b", "a"),
                        new Difference("name", "Shop", "Store"),
                        new Difference("owner", "x", null),
                        new Difference("validTo", null, "2027"));
        assertThat(Differences.of(Map.of("name", "Shop"), Map.of("name", "Shop"))).isEmpty();
    }

    @Test
    void members_within_members_are_named_by_their_way() {
        assertThat(
                        Differences.of(
                                Map.of("item", Map.of("absolute", "500.00", "percent", "5")),
                                Map.of("item", Map.of("absolute", "400.00", "percent", "5"))))
                .containsExactly(new Difference("item absolute", "500.00", "400.00"));
    }

    @Test
    void an_element_of_a_list_is_compared_with_the_one_it_is_most_like() {
        var october = rate("2026-10", "0.90");
        var november = rate("2026-11", "0.95");
        var now = Map.of("rates", List.of(november, rate("2026-12", "0.99")));
        var proposed = Map.of("rates", List.of(october, rate("2026-11", "0.96")));
        assertThat(Differences.of(now, proposed))
                .containsExactly(
                        new Difference("rates 1 period", "2026-12", "2026-10"),
                        new Difference("rates 1 value", "0.99", "0.90"),
                        new Difference("rates 2 value", "0.95", "0.96"));
        assertThat(Differences.of(Map.of(), Map.of("rates", List.of(october))))
                .containsExactly(
                        new Difference("rates 1 from", null, "USD"),
                        new Difference("rates 1 period", null, "2026-10"),
                        new Difference("rates 1 value", null, "0.90"));
        assertThat(Differences.of(Map.of("rates", List.of(october)), Map.of()))
                .contains(new Difference("rates removed 1 value", "0.90", null));
    }

    private static Map<String, Object> rate(String period, String value) {
        return Map.of("from", "USD", "period", period, "value", value);
    }
}
