package org.chargebackledger.ledger.materiality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.masterdata.Members;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What may be approved as thresholds. */
class ThresholdsTest {

    private static final Map<String, Object> EUROS = Map.of("amount", "50.00", "currency", "EUR");
    private static final Map<String, Object> DOLLARS = Map.of("amount", "60.00", "currency", "USD");

    @Test
    void they_are_read_back_as_they_are_written() {
        var thresholds =
                parse(
                        Map.of(
                                "absolute",
                                List.of(DOLLARS, EUROS),
                                "costCenterPercent",
                                "5.00",
                                "bookPercent",
                                "0.5",
                                "scopes",
                                List.of(Map.of("scope", "posting-period", "bookPercent", "1"))));
        var text = CanonicalJson.text(thresholds.canonical());
        assertThat(text)
                .isEqualTo(
                        "{\"absolute\":[{\"amount\":\"50.00\",\"currency\":\"EUR\"},"
                            + "{\"amount\":\"60.00\",\"currency\":\"USD\"}],"
                            + "\"bookPercent\":\"0.5\",\"costCenterPercent\":\"5\",\"memo\":\"audit"
                            + " plan 2026\","
                            + "\"scopes\":[{\"bookPercent\":\"1\",\"scope\":\"posting-period\"}],"
                            + "\"year\":\"2026\"}");
        assertThat(Thresholds.parse(Members.of(text))).isEqualTo(thresholds);
    }

    @Test
    void a_scope_without_its_own_limit_has_the_general_one() {
        var thresholds =
                parse(
                        Map.of(
                                "bookPercent",
                                "1",
                                "scopes",
                                List.of(Map.of("scope", "item", "bookPercent", "2"))));
        assertThat(thresholds.limit(Scope.ITEM)).isNotEqualTo(thresholds.limit());
        assertThat(thresholds.limit(Scope.CUMULATIVE)).isEqualTo(thresholds.limit());
    }

    @Test
    void what_measures_nothing_or_says_no_more_than_numbers_is_refused() {
        refused(Map.of());
        refused(Map.of("year", "26", "bookPercent", "1"));
        refused(Map.of("memo", " ", "bookPercent", "1"));
        refused(Map.of("bookPercent", "-1"));
        refused(Map.of("bookPercent", "many"));
        refused(Map.of("bookPercents", "1"));
        refused(Map.of("absolute", List.of(EUROS, EUROS)));
        refused(
                Map.of(
                        "bookPercent",
                        "1",
                        "scopes",
                        List.of(Map.of("scope", "month", "bookPercent", "1"))));
    }

    private static Thresholds parse(Map<String, Object> given) {
        var members =
                new HashMap<String, Object>(Map.of("year", "2026", "memo", "audit plan 2026"));
        members.putAll(given);
        return Thresholds.parse(Members.of(members));
    }

    private static void refused(Map<String, Object> given) {
        assertThatThrownBy(() -> parse(given))
                .hasFieldOrPropertyWithValue("type", "master-data-malformed");
    }
}
