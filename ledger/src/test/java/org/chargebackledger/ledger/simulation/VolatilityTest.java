package org.chargebackledger.ledger.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Arrays;

/** How months that differ are told in one figure, worked by hand. */
class VolatilityTest {

    @Test
    void it_is_the_mean_step_over_the_mean_month() {
        var volatility = of(10_000, 12_000, 8_000);
        assertThat(volatility.lowest().amount()).isEqualTo("80.00");
        assertThat(volatility.highest().amount()).isEqualTo("120.00");
        // Steps 20 and 40: 30 on average, of a mean month of 100.
        assertThat(volatility.percent()).isEqualTo(new BigDecimal("30.0"));
    }

    @Test
    void a_tenth_of_a_per_cent_is_cut_off_not_rounded_up() {
        // One step of 1, of a mean month of 150.5: 0.66 %.
        assertThat(of(15_000, 15_100).percent()).isEqualTo(new BigDecimal("0.6"));
    }

    @Test
    void equal_months_do_not_move() {
        assertThat(of(500, 500, 500).percent()).isEqualTo(new BigDecimal("0.0"));
    }

    @Test
    void one_month_or_no_money_says_nothing() {
        assertThat(of(500).percent()).isNull();
        assertThat(of(500, -500).percent()).isNull();
        assertThat(of(-500, -600).percent()).isNull();
    }

    private static Volatility of(long... cents) {
        return Volatility.of(
                Arrays.stream(cents)
                        .mapToObj(units -> new Money(new CurrencyCode("USD"), units))
                        .toList());
    }
}
