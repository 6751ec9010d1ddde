package org.chargebackledger.ledger.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Solves linear equations in whole numbers: every division on the way has no remainder. */
public final class LinearSystem {

    /** Fractions with one denominator, which is positive. */
    public record Solution(List<BigInteger> numerators, BigInteger denominator) {}

    private final BigInteger[][] rows;

    private LinearSystem(BigInteger[][] rows) {
        this.rows = rows;
    }

    /**
     * Solves {@code matrix × x = right}.
     *
     * @return empty if there is not exactly one solution
     */
    public static Optional<Solution> solve(BigInteger[][] matrix, List<BigInteger> right) {
        var rows = new BigInteger[matrix.length][];
        for (var i = 0; i < rows.length; i++) {
            rows[i] = new BigInteger[matrix.length + 1];
            System.arraycopy(matrix[i], 0, rows[i], 0, matrix.length);
            rows[i][matrix.length] = right.get(i);
        }
        return new LinearSystem(rows).solve();
    }

    /** Bareiss' elimination: what each step divides by is the pivot of the step before. */
    private Optional<Solution> solve() {
        var previous = BigInteger.ONE;
        for (var step = 0; step < rows.length; step++) {
            if (!bringUpPivot(step)) {
                return Optional.empty();
            }
            var pivot = rows[step][step];
            for (var i = 0; i < rows.length; i++) {
                if (i != step) {
                    eliminate(i, step, pivot, previous);
                }
            }
            previous = pivot;
        }
        var numerators = new ArrayList<BigInteger>();
        var negative = previous.signum() < 0;
        for (var row : rows) {
            numerators.add(negative ? row[rows.length].negate() : row[rows.length]);
        }
        return Optional.of(new Solution(List.copyOf(numerators), previous.abs()));
    }

    private boolean bringUpPivot(int step) {
        for (var i = step; i < rows.length; i++) {
            if (rows[i][step].signum() != 0) {
                var row = rows[i];
                rows[i] = rows[step];
                rows[step] = row;
                return true;
            }
        }
        return false;
    }

    private void eliminate(int row, int step, BigInteger pivot, BigInteger previous) {
        var factor = rows[row][step];
        for (var column = 0; column <= rows.length; column++) {
            rows[row][column] =
                    pivot.multiply(rows[row][column])
                            .subtract(factor.multiply(rows[step][column]))
                            .divide(previous);
        }
    }
}
