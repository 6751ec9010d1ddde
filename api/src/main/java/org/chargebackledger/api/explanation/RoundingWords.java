package org.chargebackledger.api.explanation;

import org.chargebackledger.api.explanation.RoundingSteps.Step;

/** Says why an amount is this cent and not the next, to somebody who wonders. */
final class RoundingWords {

    private RoundingWords() {}

    static String of(RoundingSteps steps) {
        var key = steps.key();
        if (key.shares() == 1) {
            return "It is all that the cost center bears of this source account. "
                    + step(steps.costCenter(), "cost centers share its");
        }
        return "The exact due is %s. %s"
                .formatted(key.exact(), step(key, "amounts share the cost center's"));
    }

    private static String step(Step step, String who) {
        if (step.shares() == 1) {
            return "It is rounded to the nearest unit, %s.".formatted(step.rounded());
        }
        return "%,d %s %s: each is rounded down%s, and the %,d units left over go to the largest"
                        .formatted(
                                step.shares(),
                                who,
                                step.toShare(),
                                step.mirrored() ? " in size" : "",
                                step.leftover())
                + " remainders. With "
                + Figures.plain(step.remainder())
                + " of a unit this one is number %,d, so it %s."
                        .formatted(
                                step.rank(),
                                step.rank() <= step.leftover() ? "got one" : "got none");
    }
}
