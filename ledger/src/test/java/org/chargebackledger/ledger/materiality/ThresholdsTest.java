package org.chargebackledger.ledger.materiality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** What may be approved as thresholds. */
class ThresholdsTest {

    private static final Map<String, Object> EUROS = Map.of("amount", "50.00", "currency", "EUR");
    private static final Map<String, Object> DOLLARS = Map.of("amount", "60.00", "currency", "USD");

    @Test
    void they_are_read_back_as_they_are_written() {
        var thresholds =
                Thresholds.of(
                        Map.of(
                                "year",
                                2026,
                                "memo",
                                "audit plan 2026",
                                "limit",
                                Map.of(
                                        "absolute",
                                        List.of(DOLLARS, EUROS),
                                        "costCenterPercent",
                                        "5.00",
                                        "bookPercent",
                                        "0.5"),
                                "scopes",
                                Map.of("posting-period", Map.of("bookPercent", "1"))));
        assertThat(CanonicalJson.text(thresholds.canonical()))
                .isEqualTo(
                        "{\"limit\":{\"absolute\":[{\"amount\":\"50.00\",\"currency\":\"EUR\"},"
                                + "{\"amount\":\"60.00\",\"currency\":\"USD\"}],"
                                + "\"bookPercent\":\"0.5\",\"costCenterPercent\":\"5\"},"
                                + "\"memo\":\"audit plan 2026\","
                                + "\"scopes\":{\"posting-period\":{\"bookPercent\":\"1\"}},"
                                + "\"year\":2026}");
        assertThat(Thresholds.of(thresholds.canonical())).isEqualTo(thresholds);
    }

    @Test
    void a_scope_without_its_own_limit_has_the_general_one() {
        var thresholds =
                Thresholds.of(
                        Map.of(
                                "year",
                                2026,
                                "memo",
                                "m",
                                "limit",
                                Map.of("bookPercent", "1"),
                                "scopes",
                                Map.of("item", Map.of("bookPercent", "2"))));
        assertThat(thresholds.limit(Scope.ITEM)).isNotEqualTo(thresholds.limit());
        assertThat(thresholds.limit(Scope.CUMULATIVE)).isEqualTo(thresholds.limit());
    }

    @Test
    void what_measures_nothing_or_says_no_more_than_numbers_is_refused() {
        refused(Map.of("year", 2026, "memo", "m", "limit", Map.of()));
        refused(Map.of("year", 2026, "memo", "m"));
        refused(Map.of("year", "2026", "memo", "m", "limit", Map.of("bookPercent", "1")));
        refused(Map.of("year", 2026, "memo", " ", "limit", Map.of("bookPercent", "1")));
        refused(Map.of("year", 2026, "memo", "m", "limit", Map.of("bookPercent", "-1")));
        refused(Map.of("year", 2026, "memo", "m", "limit", Map.of("bookPercent", 1.5)));
        refused(
                Map.of(
                        "year",
                        2026,
                        "memo",
                        "m",
                        "limit",
                        Map.of("absolute", List.of(EUROS, EUROS))));
        refused(
                Map.of(
                        "year",
                        2026,
                        "memo",
                        "m",
                        "limit",
                        Map.of("bookPercent", "1"),
                        "scopes",
                        Map.of("month", Map.of("bookPercent", "1"))));
    }

    private static void refused(Map<String, Object> json) {
        assertThatThrownBy(() -> Thresholds.of(json))
                .hasFieldOrPropertyWithValue("type", "thresholds-malformed");
    }
}
