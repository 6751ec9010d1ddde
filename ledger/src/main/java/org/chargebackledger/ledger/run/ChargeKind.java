package org.chargebackledger.ledger.run;

/** The FOCUS words on a cost line that decide how it is treated by default. */
final class ChargeKind {

    static final String PURCHASE = "Purchase";

    /** A commitment status. */
    static final String USED = "Used";

    /** A commitment status. */
    static final String UNUSED = "Unused";

    /** A pricing category: the price is the market's, as of spot machines. */
    static final String DYNAMIC = "Dynamic";

    /** A charge class. */
    private static final String CORRECTION = "Correction";

    private ChargeKind() {}

    static boolean isTax(String category) {
        return category.equals("Tax");
    }

    /** FOCUS knows credits only; refunds are what other formats call some of them. */
    static boolean isCredit(String category) {
        return category.equals("Credit") || category.equals("Refund");
    }

    static boolean isCorrection(String chargeClass) {
        return chargeClass.equals(CORRECTION);
    }

    /** Whether it makes other charges less or more; a correction of tax is tax. */
    static boolean corrects(String category, String chargeClass) {
        return isCredit(category) || (isCorrection(chargeClass) && !isTax(category));
    }
}
