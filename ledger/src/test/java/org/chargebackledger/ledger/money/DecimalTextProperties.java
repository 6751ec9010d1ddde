package org.chargebackledger.ledger.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The fast text of amounts is the plain one. */
class DecimalTextProperties {

    @Test
    void an_amount_is_written_as_its_text_and_read_back() {
        Seeds.forEachRandom(
                20_000,
                random -> {
                    var unscaled = new BigInteger(random.nextInt(150), random);
                    var zeros = BigInteger.TEN.pow(random.nextInt(25));
                    same(Exact.ofUnscaled(unscaled));
                    same(Exact.ofUnscaled(unscaled.negate()));
                    same(Exact.ofUnscaled(unscaled.multiply(zeros)));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "0.1",
                "99999999999999.999999999999999999999999",
                "-170141183460469.231731687303715884105727",
                "170141183460469.231731687303715884105728",
                "1000000000000",
                "0.000000000000000000000001",
                "0.000000000001"
            })
    void amounts_at_the_edges_are_written_as_their_text(String text) {
        same(Exact.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1e3", "0.1234567890123456789012345", "1.2.3", "x", "+1"})
    void other_forms_are_read_as_plain_decimals_are_or_refused(String text) {
        var chars = text.toCharArray();
        try {
            var plain = Exact.parse(text);
            assertThat(DecimalText.read(chars, 0, chars.length)).isEqualTo(plain);
        } catch (InexactAmount e) {
            assertThatThrownBy(() -> DecimalText.read(chars, 0, chars.length))
                    .isInstanceOf(InexactAmount.class);
        }
    }

    private static void same(Exact amount) {
        var bytes = new byte[DecimalText.bytesMax(amount)];
        var end = DecimalText.write(amount, bytes, 0);
        var text = new String(bytes, 0, end, StandardCharsets.US_ASCII);
        assertThat(text).isEqualTo(amount.toString());
        assertThat(DecimalText.read(text.toCharArray(), 0, end)).isEqualTo(amount);
    }
}
