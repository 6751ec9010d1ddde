package org.chargebackledger.ledger.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Solves linear equations in whole numbers: every division on the way has no remainder. */
public final class LinearSystem {

    /** Fractions with one denominator, which is positive. */
    public record Solution(List<BigInteger> numerators, BigInteger denominator) {}

    /** Each row of the matrix, and right of it what it equals. */
    private final BigInteger[][] rows;

    private LinearSystem(BigInteger[][] rows) {
        this.rows = rows;
    }

    /** Solves {@code matrix × x = right} for every right side. */
    public static final class Inverse {

        private final BigInteger[][] numerators;
        private final BigInteger denominator;

        private Inverse(BigInteger[][] numerators, BigInteger denominator) {
            this.numerators = numerators;
            this.denominator = denominator;
        }

        /** The one solution for a right side. */
        public Solution times(List<BigInteger> right) {
            var solution = new ArrayList<BigInteger>();
            for (var row : numerators) {
                var sum = BigInteger.ZERO;
                for (var i = 0; i < row.length; i++) {
                    sum = sum.add(row[i].multiply(right.get(i)));
                }
                solution.add(sum);
            }
            return new Solution(List.copyOf(solution), denominator);
        }
    }

    /**
     * Inverts a square matrix.
     *
     * @return empty if the equations do not have exactly one solution
     */
    public static Optional<Inverse> inverse(BigInteger[][] matrix) {
        var size = matrix.length;
        var rows = new BigInteger[size][2 * size];
        for (var i = 0; i < size; i++) {
            Arrays.fill(rows[i], BigInteger.ZERO);
            System.arraycopy(matrix[i], 0, rows[i], 0, size);
            rows[i][size + i] = BigInteger.ONE;
        }
        return new LinearSystem(rows).inverse();
    }

    /** Bareiss' elimination: what each step divides by is the pivot of the step before. */
    private Optional<Inverse> inverse() {
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
        var negative = previous.signum() < 0;
        var numerators = new BigInteger[rows.length][];
        for (var i = 0; i < rows.length; i++) {
            numerators[i] =
                    Arrays.stream(rows[i], rows.length, 2 * rows.length)
                            .map(value -> negative ? value.negate() : value)
                            .toArray(BigInteger[]::new);
        }
        return Optional.of(new Inverse(numerators, previous.abs()));
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
        for (var column = 0; column < rows[row].length; column++) {
            rows[row][column] =
                    pivot.multiply(rows[row][column])
                            .subtract(factor.multiply(rows[step][column]))
                            .divide(previous);
        }
    }
}
