package org.chargebackledger.ingest.delivery;

import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * The syntax of an amount, decided on its text: FOCUS's numeric format (no plus sign, no commas,
 * e-notation allowed), at most 24 decimals, below 10¹⁴. {@link ExactMacros} decides the same in
 * SQL.
 */
public final class AmountText {

    private static final Pattern SYNTAX =
            Pattern.compile("-?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE]-?[0-9]{1,3})?");
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(14);

    /** Why a text is no amount. */
    public record Problem(String code, String reason) {}

    private AmountText() {}

    /** Whether a text has the form of a number, of whatever size. */
    public static boolean isNumber(String text) {
        return SYNTAX.matcher(text).matches();
    }

    /** Why a cell's text is refused; null if it is an amount. */
    public static @Nullable Problem problem(String text) {
        if (!SYNTAX.matcher(text).matches()) {
            return new Problem("not-a-number", "not a number such as 12.5, -3 or 1.5E-7");
        }
        var value = new BigDecimal(text);
        if (value.abs().compareTo(LIMIT) >= 0) {
            return new Problem("out-of-range", "10^14 or more");
        }
        if (value.stripTrailingZeros().scale() > 24) {
            return new Problem(
                    "too-many-decimals", "more than 24 decimals would have to be cut off");
        }
        return null;
    }

    /** The same amount without exponent; null where the text is no amount. */
    public static @Nullable String plain(@Nullable String text) {
        return text == null || problem(text) != null ? null : Exact.parseCost(text).toString();
    }
}
