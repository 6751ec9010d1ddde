package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Rules that hold for some days only. */
class RuleValidityTest {

    /** 31 over 31 days is 1 a day: A has the 10 days up to the 10th, B the 21 from the 11th on. */
    @Test
    void a_rule_is_asked_on_its_own_days_only() {
        var month = new SmallMonth().line(Line.of("31").service("db"));
        month.policy(
                """
                attribution:
                  - {id: db, validTo: "2026-10-11", match: {service: db}, to: {costCenter: A}}
                  - {id: db, validFrom: "2026-10-11", match: {service: db}, to: {costCenter: B}}
                """);

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (direct)", "10", "B (direct)", "21"));
    }

    @Test
    void what_no_rule_holds_for_is_unattributed() {
        var month = new SmallMonth().line(Line.of("31").service("db"));
        month.policy(
                """
                attribution:
                  - {id: db, validFrom: "2026-10-30", match: {service: db}, to: {costCenter: B}}
                """);

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("B (direct)", "2", "U (unattributed)", "29"));
    }
}
