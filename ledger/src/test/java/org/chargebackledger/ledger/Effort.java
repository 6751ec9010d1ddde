package org.chargebackledger.ledger;

/** How much a build tries: what fits into ten minutes, or, where all tests are asked for, more. */
public final class Effort {

    private Effort() {}

    /** Whether {@code CHARGEBACK_TESTS=all} asks for all that there is. */
    public static boolean isAll() {
        return "all".equals(System.getenv("CHARGEBACK_TESTS"));
    }

    /** So many in each build, or that many where all are asked for. */
    public static int of(int plain, int all) {
        return isAll() ? all : plain;
    }
}
