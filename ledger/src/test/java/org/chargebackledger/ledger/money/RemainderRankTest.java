package org.chargebackledger.ledger.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class RemainderRankTest {

    private static final CurrencyCode USD = new CurrencyCode("USD");

    @Test
    void a_leftover_unit_goes_to_the_largest_remainder_and_a_tie_to_the_earlier_share() {
        var shares = List.of(Exact.parse("1.005"), Exact.parse("1.005"), Exact.parse("2.99"));
        var first = RemainderRank.of(shares, new Money(USD, 500), 0);
        var second = RemainderRank.of(shares, new Money(USD, 500), 1);

        assertThat(first.leftover()).isEqualTo(1);
        assertThat(first.rank()).isEqualTo(1);
        assertThat(first.units()).isEqualTo(101);
        assertThat(second.rank()).isEqualTo(2);
        assertThat(second.units()).isEqualTo(100);
        assertThat(second.remainders().get(1)).isEqualTo(Exact.parse("0.5"));
        assertThatThrownBy(() -> RemainderRank.of(shares, new Money(USD, 500), 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_it_says_is_what_rounding_did() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var round = 0; round < 300; round++) {
            var shares = new ArrayList<Exact>();
            for (var i = random.nextInt(1, 9); i > 0; i--) {
                shares.add(
                        Exact.parse(
                                "%d.%04d".formatted(random.nextInt(-9, 9), random.nextInt(9999))));
            }
            var sum = shares.stream().reduce(Exact.ZERO, Exact::plus);
            var total = Rounding.halfAwayFromZero(sum, USD);
            var units = Rounding.toTotal(shares, total);
            for (var i = 0; i < units.length; i++) {
                assertThat(RemainderRank.of(shares, total, i).units())
                        .as("seed %d", seed)
                        .isEqualTo(units[i]);
            }
        }
    }
}
