package org.chargebackledger.ledger.journal;

/** The names of the chart of accounts, complete. */
public final class Account {

    public static final String RATE_VARIANCE = "rate-variance";
    public static final String INVOICE_ROUNDING = "invoice-rounding";
    public static final String FX_ROUNDING = "fx-rounding";
    public static final String RECOVERABLE_TAX = "recoverable-tax";
    public static final String SUSPENSE = "suspense";

    private Account() {}

    public static String cost(String costCenter) {
        return "cost:" + costCenter;
    }

    /** Cloud cost clearing; accounts payable's own invoice entry in the ERP is its other side. */
    public static String clearing(String provider, String billingAccount) {
        return "clearing:" + provider + ":" + billingAccount;
    }

    /** What another entity owes for its cost centers, by the invoices of this one. */
    public static String dueFrom(String entity) {
        return "due-from:" + entity;
    }

    /** What is owed to another entity, which holds the invoices. */
    public static String dueTo(String entity) {
        return "due-to:" + entity;
    }

    /** What is charged for bills that have not come yet. */
    public static String accrued(String provider, String billingAccount) {
        return "accrued:" + provider + ":" + billingAccount;
    }

    /** Commitments paid and not used up. */
    public static String prepaid(String provider, String billingAccount) {
        return "prepaid:" + provider + ":" + billingAccount;
    }
}
