package org.chargebackledger.api.pages;

import org.chargebackledger.ledger.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Amounts as small bars, for the eye only: the numbers stand beside them. */
final class Bars {

    static final int HEIGHT = 28;
    private static final int STEP = 14;
    private static final int WIDTH = 10;

    private Bars() {}

    /** One bar in the coordinates of its drawing. */
    public record Bar(int x, int y, int width, int height) {}

    /**
     * A bar for each amount, oldest first; nothing for what is missing or not positive.
     *
     * @param largest the amount of full height
     */
    static List<Bar> of(List<@Nullable Money> amounts, long largest) {
        var bars = new ArrayList<Bar>();
        for (var i = 0; i < amounts.size(); i++) {
            var amount = amounts.get(i);
            if (amount != null && amount.signum() > 0 && largest > 0) {
                var height = (int) Math.max(1, amount.minorUnits() * HEIGHT / largest);
                bars.add(new Bar(i * STEP, HEIGHT - height, WIDTH, height));
            }
        }
        return bars;
    }

    static int width(int amounts) {
        return Math.max(1, amounts * STEP - (STEP - WIDTH));
    }
}
