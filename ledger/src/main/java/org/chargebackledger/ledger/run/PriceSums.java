package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.money.Apportionment;
import org.chargebackledger.ledger.money.Exact;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sums of the prices of cost lines, in the making: they go where the lines' cost goes, in the same
 * parts. Its places are those of {@link Savings}.
 */
final class PriceSums {

    static final int LIST = 0;
    static final int CONTRACTED = 1;

    /** While it goes along with cost, only what it differs from that by. */
    static final int EFFECTIVE = 2;

    static final int NEGOTIATED = 3;
    static final int SPOT = 4;
    static final int COMMITMENTS = 5;
    static final int USED = 6;
    static final int UNUSED = 7;
    static final int UNLISTED = 8;
    static final int UNCONTRACTED = 9;

    /** How many there are to be divided. */
    static final int COUNT = 10;

    /** The prices of commitments themselves, which are nobody's. */
    private static final int LIST_OF_COMMITMENT = 10;

    private static final int CONTRACTED_OF_COMMITMENT = 11;

    private final Exact[] sums;

    PriceSums() {
        sums = new Exact[COUNT + 2];
        Arrays.fill(sums, Exact.ZERO);
    }

    Exact get(int place) {
        return sums[place];
    }

    /** The first amount is kept as it is: of a group of one line nothing is held twice. */
    void add(int place, Exact amount) {
        if (!amount.isZero()) {
            sums[place] = sums[place].isZero() ? amount : sums[place].plus(amount);
        }
    }

    void add(PriceSums other) {
        for (var i = 0; i < sums.length; i++) {
            add(i, other.sums[i]);
        }
    }

    /**
     * Takes in a cost line.
     *
     * @param amount of it that is allocated
     */
    void add(CostLines lines, int line, Exact amount) {
        var effective = lines.effective(line);
        add(EFFECTIVE, effective.minus(amount));
        var status = lines.text(TextColumn.COMMITMENT_STATUS, line);
        if (status.equals(ChargeKind.UNUSED)) {
            add(UNUSED, effective);
            addCommitment(lines, line);
        } else if (isPayment(lines, line, status)) {
            addCommitment(lines, line);
        } else {
            add(LIST, lines.list(line));
            add(CONTRACTED, lines.contracted(line));
            if (status.equals(ChargeKind.USED)) {
                addCovered(lines.list(line), lines.contracted(line), effective);
            } else {
                addUncovered(lines, line, effective);
            }
        }
    }

    /** A fee for a commitment, now or each month: its use is charged on lines of its own. */
    private static boolean isPayment(CostLines lines, int line, String status) {
        return !lines.text(TextColumn.COMMITMENT_ID, line).isEmpty()
                && (status.isEmpty()
                        || lines.text(TextColumn.CHARGE_CATEGORY, line)
                                .equals(ChargeKind.PURCHASE));
    }

    private void addCommitment(CostLines lines, int line) {
        add(LIST_OF_COMMITMENT, lines.list(line));
        add(CONTRACTED_OF_COMMITMENT, lines.contracted(line));
    }

    private void addCovered(Exact list, Exact contracted, Exact effective) {
        add(USED, effective);
        if (contracted.isZero()) {
            add(UNCONTRACTED, effective);
        }
        var price = contracted.isZero() ? list : contracted;
        if (!price.isZero()) {
            add(COMMITMENTS, price.minus(effective));
        }
        if (list.isZero()) {
            add(UNLISTED, effective);
        } else {
            add(NEGOTIATED, list.minus(price));
        }
    }

    private void addUncovered(CostLines lines, int line, Exact effective) {
        var category = lines.text(TextColumn.CHARGE_CATEGORY, line);
        if (ChargeKind.isTax(category) || ChargeKind.isCredit(category)) {
            return;
        }
        var list = lines.list(line);
        var contracted = lines.contracted(line);
        if (contracted.isZero()) {
            add(UNCONTRACTED, effective);
        }
        if (list.isZero()) {
            add(UNLISTED, effective);
        } else {
            add(
                    lines.text(TextColumn.PRICING_CATEGORY, line).equals(ChargeKind.DYNAMIC)
                            ? SPOT
                            : NEGOTIATED,
                    list.minus(contracted.isZero() ? effective : contracted));
        }
    }

    /** Takes out what commitments themselves cost by list and by contract. */
    PriceSums takeCommitment() {
        var taken = new PriceSums();
        taken.add(LIST, sums[LIST_OF_COMMITMENT]);
        taken.add(CONTRACTED, sums[CONTRACTED_OF_COMMITMENT]);
        sums[LIST_OF_COMMITMENT] = Exact.ZERO;
        sums[CONTRACTED_OF_COMMITMENT] = Exact.ZERO;
        return taken;
    }

    boolean isZero() {
        return Arrays.stream(sums).allMatch(Exact::isZero);
    }

    /** Parts in proportion to weights that are not all zero; they add up to this. */
    List<PriceSums> split(List<BigInteger> weights) {
        if (weights.size() == 1) {
            return List.of(this);
        }
        var parts = Stream.generate(PriceSums::new).limit(weights.size()).toList();
        for (var i = 0; i < COUNT; i++) {
            if (!sums[i].isZero()) {
                var amounts = Apportionment.split(sums[i], weights);
                for (var j = 0; j < amounts.size(); j++) {
                    parts.get(j).add(i, amounts.get(j));
                }
            }
        }
        return parts;
    }

    /** Over whole days, each alike. */
    List<PriceSums> overDays(int days) {
        if (days == 1) {
            return List.of(this);
        }
        var parts = Stream.generate(PriceSums::new).limit(days).toList();
        for (var i = 0; i < COUNT; i++) {
            if (!sums[i].isZero()) {
                var amounts = DaySpread.overDays(sums[i], days);
                for (var day = 0; day < days; day++) {
                    parts.get(day).add(i, amounts[day]);
                }
            }
        }
        return parts;
    }
}
