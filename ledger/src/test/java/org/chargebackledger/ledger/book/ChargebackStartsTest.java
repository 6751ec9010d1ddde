package org.chargebackledger.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Who is charged from when. */
class ChargebackStartsTest {

    private static final Period OCTOBER = Period.parse("2026-10");
    private static final Period DECEMBER = Period.parse("2026-12");

    @Test
    void who_has_no_start_was_always_charged() {
        assertThat(starts().at(OCTOBER, "HELD")).isEmpty();
        assertThat(starts().isCharged("CC-1", OCTOBER)).isTrue();
    }

    @Test
    void a_cost_center_is_in_showback_before_its_start() {
        var starts = starts(start("CC-1", "2026-12"));
        assertThat(starts.at(OCTOBER, "HELD"))
                .contains(new Showback("HELD", false, List.of("CC-1")));
        assertThat(starts.at(DECEMBER, "HELD")).isEmpty();
    }

    @Test
    void its_own_start_says_more_than_the_whole_books() {
        var starts = starts(start("CC-1", "2026-10"), start("*", "2026-12"), start("CC-2", null));
        assertThat(starts.at(OCTOBER, "HELD"))
                .contains(new Showback("HELD", true, List.of("CC-1")));
        assertThat(starts.at(DECEMBER, "HELD"))
                .contains(new Showback("HELD", false, List.of("CC-2")));
    }

    @Test
    void the_last_word_holds() {
        var starts = starts(start("CC-1", null)).with(start("CC-1", "2026-10"));
        assertThat(starts.isCharged("CC-1", OCTOBER)).isTrue();
        assertThat(starts.of("CC-1")).contains(start("CC-1", "2026-10"));
    }

    @Test
    void who_bears_what_is_not_charged_is_never_in_showback() {
        var showback = starts(start("*", null)).at(OCTOBER, "HELD").orElseThrow();
        assertThat(showback.holds("HELD")).isFalse();
        assertThat(showback.holds("CC-1")).isTrue();
    }

    @Test
    void a_start_is_read_as_it_is_hashed_and_nothing_else_is_one() {
        var start = start("CC-1", "2026-12");
        assertThat(ChargebackStart.parse(Members.of(start.canonical()))).isEqualTo(start);
        assertThatThrownBy(() -> ChargebackStart.parse(Members.of(Map.of("costCentre", "x"))))
                .hasMessageContaining("costCentre");
        assertThatThrownBy(() -> ChargebackStart.parse(Members.of(Map.of("costCenter", " "))))
                .hasMessageContaining("blank");
    }

    private static ChargebackStarts starts(ChargebackStart... approved) {
        return new ChargebackStarts(List.of(approved));
    }

    private static ChargebackStart start(String costCenter, @Nullable String from) {
        return new ChargebackStart(costCenter, from == null ? null : Period.parse(from));
    }
}
