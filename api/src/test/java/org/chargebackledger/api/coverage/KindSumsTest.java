package org.chargebackledger.api.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coverage is of what had an owner to find, and never looks better than it is. */
class KindSumsTest {

    private static final CurrencyCode USD = new CurrencyCode("USD");

    @ParameterizedTest
    @CsvSource({"95, 5, 0.95", "94.9999, 5.0001, 0.9499", "1, 0, 1", "0, 7, 0", "-1, 4, -0.3334"})
    void coverage_is_cut_off(String attributed, String unattributed, String coverage) {
        var sums = new KindSums();
        sums.add(AttributionKind.NAMESPACE_LABEL, Exact.parse(attributed));
        sums.add(AttributionKind.UNATTRIBUTED, Exact.parse(unattributed));
        sums.add(AttributionKind.POOL, Exact.of(1_000));
        sums.add(AttributionKind.IDLE, Exact.of(1_000));
        sums.add(AttributionKind.DEFAULT, Exact.of(-50));
        assertThat(sums.coverage()).hasToString(coverage);
    }

    @Test
    void nothing_that_had_to_be_attributed_has_no_coverage() {
        var sums = new KindSums();
        assertThat(sums.coverage()).isNull();
        sums.add(AttributionKind.POOL, Exact.of(1));
        sums.add(AttributionKind.TAG, Exact.of(-1));
        assertThat(sums.coverage()).isNull();
    }

    @Test
    void what_is_rounded_adds_up() {
        var sums = new KindSums();
        sums.add(AttributionKind.TAG, Exact.parse("0.004"));
        sums.add(AttributionKind.POOL, Exact.parse("0.004"));
        sums.add(AttributionKind.DEFAULT, Exact.parse("-0.001"));
        sums.add(AttributionKind.UNATTRIBUTED, Exact.parse("0.004"));
        assertThat(sums.rounded(USD).values().stream().reduce(Money::plus))
                .hasValue(new Money(USD, 1));
    }
}
