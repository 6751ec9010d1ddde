package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.run.Savings;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The steps from list price to effective cost, for people: each is what it adds, with its sign. */
public final class SavingsSteps {

    /**
     * One figure of them.
     *
     * @param columns of the bill that it is made of, by FOCUS's names; may be empty
     * @param amount absent where the bill does not say it
     * @param sum whether the steps before it add up to it
     */
    public record Step(String what, String columns, @Nullable Exact amount, boolean sum) {

        /** To six decimals. */
        public String text() {
            return amount == null ? NOT_ON_THE_BILL : Rounding.shown(amount);
        }
    }

    private static final String NOT_ON_THE_BILL = "not on the bill";

    private final List<Step> steps = new ArrayList<>();

    private SavingsSteps() {}

    /** None where nothing is known of savings. */
    public static List<Step> of(@Nullable Savings savings) {
        var steps = new SavingsSteps();
        if (savings != null) {
            steps.down(savings);
            steps.within(savings);
        }
        return List.copyOf(steps.steps);
    }

    /**
     * Where the bill has list prices these add up to the effective cost, which is what is charged
     * only by a policy of that cost basis.
     */
    private void down(Savings savings) {
        if (savings.isListed()) {
            add("At list price", "ListCost", savings.list());
            add(
                    "Less negotiated discounts",
                    "ListCost − ContractedCost",
                    savings.negotiated().negate());
            addUnlessZero("Less spot prices", "the same", savings.spot().negate());
        } else {
            steps.add(new Step("At list price", "ListCost", null, false));
        }
        addUnlessZero(
                "Less commitment discounts",
                "ContractedCost − EffectiveCost, Used",
                savings.commitments().negate());
        addUnlessZero("Share of unused commitments", "EffectiveCost, Unused", savings.unused());
        if (savings.isListed()) {
            addUnlessZero("Tax, credits and what has no list price", "", savings.other());
        }
        steps.add(
                new Step(
                        "Effective cost",
                        "EffectiveCost",
                        savings.effective(),
                        savings.isListed()));
    }

    private void within(Savings savings) {
        addUnlessZero(
                "Of it, amortised commitments that were used",
                "EffectiveCost, Used",
                savings.used());
        addUnlessZero("Of it, without a list price", "EffectiveCost", savings.unlisted());
        if (savings.isContracted()) {
            addUnlessZero(
                    "Of it, without a contracted price", "EffectiveCost", savings.uncontracted());
            add("At contracted price, the rest", "ContractedCost", savings.contracted());
        }
    }

    private void addUnlessZero(String what, String columns, Exact amount) {
        if (!amount.isZero()) {
            add(what, columns, amount);
        }
    }

    private void add(String what, String columns, Exact amount) {
        steps.add(new Step(what, columns, amount, false));
    }
}
