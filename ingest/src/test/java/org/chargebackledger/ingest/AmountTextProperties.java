package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ingest.delivery.AmountText;
import org.chargebackledger.ledger.money.Exact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Random;

/** Amounts are decided on their text, and what is accepted is added up without losing a digit. */
class AmountTextProperties {

    private static final int ROWS = 3000;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"4", "-3", "1.234", "-100.2", "0", "35.2E-7", "1.5E-3", "35.2E7"})
    void numbers_that_focus_calls_valid_are_amounts(String text) {
        assertThat(AmountText.problem(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "35.2E+7",
                "1.5E+3",
                "35.24 x 10^7",
                "2.3^3",
                "3,432,342",
                "+333",
                "abc",
                "NaN",
                "",
                " 1",
                "1 ",
                "1e",
                ".",
                "-",
                "1e1.5",
                "0x10",
                "1_000",
                "Infinity",
                "1.2.3"
            })
    void numbers_that_focus_calls_invalid_are_not(String text) {
        assertThat(AmountText.problem(text)).extracting(p -> p.code()).isEqualTo("not-a-number");
    }

    @Test
    void what_does_not_fit_is_named_rather_than_cut() {
        assertThat(code("0.1234567890123456789012345")).isEqualTo("too-many-decimals");
        assertThat(code("1E-25")).isEqualTo("too-many-decimals");
        assertThat(code("100000000000000")).isEqualTo("out-of-range");
        assertThat(code("1E14")).isEqualTo("out-of-range");
        assertThat(code("-99999999999999.999999999999999999999999")).isEqualTo("fine");
        assertThat(code("10E-25")).isEqualTo("fine");
        assertThat(code("0.12345678901234567890123400")).isEqualTo("fine");
    }

    @Test
    void a_bill_of_any_spelling_of_numbers_adds_up_exactly() throws IOException {
        for (var seed = 1; seed <= 3; seed++) {
            var random = new Random(seed);
            var bill = new StringBuilder(FocusText.HEADER);
            var sum = BigDecimal.ZERO;
            for (var i = 0; i < ROWS; i++) {
                var text = amount(random);
                sum = sum.add(new BigDecimal(text));
                bill.append(FocusText.row(text));
            }
            var deliveries = new Deliveries(folder);
            try (var reading =
                    deliveries.bill(
                            "focus", deliveries.write("seed-" + seed + ".csv", bill.toString()))) {
                assertThat(Deliveries.total(reading).billed())
                        .as("seed %d", seed)
                        .isEqualTo(Exact.of(sum));
                assertThat(Deliveries.rows(reading)).isEqualTo(ROWS);
            }
        }
    }

    private static String code(String text) {
        var problem = AmountText.problem(text);
        return problem == null ? "fine" : problem.code();
    }

    /** Up to 9 digits before and 24 after the point, with and without exponent. */
    private static String amount(Random random) {
        var value =
                new BigDecimal(new BigInteger(random.nextInt(100) + 1, random), random.nextInt(25))
                        .remainder(new BigDecimal("1000000000"));
        var signed = random.nextBoolean() ? value.negate() : value;
        if (random.nextInt(3) > 0) {
            return signed.toPlainString();
        }
        var shift = random.nextInt(31) - 15;
        var exponent = random.nextBoolean() ? "E" : "e";
        return signed.scaleByPowerOfTen(-shift).toPlainString() + exponent + shift;
    }
}
