package org.chargebackledger.ingest.azurecost;

import org.chargebackledger.ingest.bill.BillColumns.Cell;
import org.chargebackledger.ingest.bill.BillColumns.Check;

/** What kind of charge a row is, its commitment, and what that is in FOCUS's terms. */
final class AzureKinds {

    private static final String USAGE = "('usage', 'unusedreservation', 'unusedsavingsplan')";

    private final AzureCells cells;
    private final String type;
    private final String model;

    AzureKinds(AzureCells cells) {
        this.cells = cells;
        this.type = "coalesce(" + cells.lower("ChargeType") + ", 'usage')";
        this.model = "coalesce(" + cells.lower("PricingModel") + ", '')";
    }

    String chargeCategory() {
        return "CASE WHEN "
                + type
                + " IN "
                + USAGE
                + " THEN 'Usage' WHEN "
                + type
                + " = 'purchase' THEN 'Purchase' WHEN "
                + type
                + " = 'tax' THEN 'Tax' WHEN "
                + type
                + " IN ('refund', 'credit') THEN 'Credit' ELSE 'Adjustment' END";
    }

    /** A refund of an earlier invoice names that invoice. */
    String chargeClass() {
        return "CASE WHEN "
                + cells.text("PreviousInvoiceId")
                + " IS NOT NULL THEN 'Correction' END";
    }

    String pricingCategory() {
        return "CASE "
                + model
                + " WHEN 'ondemand' THEN 'Standard' WHEN 'spot' THEN 'Dynamic' WHEN 'reservation'"
                + " THEN 'Committed' WHEN 'savingsplan' THEN 'Committed' END";
    }

    /**
     * The order by which a commitment was bought: its purchase and its use name the same order, but
     * not always the same reservation.
     */
    String commitment() {
        return "coalesce(nullif(regexp_extract("
                + cells.lower("BenefitId")
                + ", 'orders/([^/]+)', 1), ''), CASE WHEN "
                + cells.text("ReservationId")
                + " IS NOT NULL OR "
                + model
                + " IN ('reservation', 'savingsplan') THEN coalesce(lower(json_extract_string("
                + cells.json("AdditionalInfo")
                + ", '$.ReservationOrderId')), CASE WHEN coalesce("
                + cells.lower("ProductOrderName")
                + ", '') <> 'azure plan' THEN "
                + cells.lower("ProductOrderId")
                + " END, "
                + cells.lower("ReservationId")
                + ") END)";
    }

    String commitmentStatus() {
        return "CASE WHEN "
                + isUnused()
                + " THEN 'Unused' WHEN "
                + isUseOfCommitment()
                + " THEN 'Used' END";
    }

    /** Only amortized costs have rows for what was not used. */
    String isUnused() {
        return type + " IN ('unusedreservation', 'unusedsavingsplan')";
    }

    /** Only actual costs have rows for what was paid. */
    String isPurchaseOfCommitment() {
        return "(" + type + " IN ('purchase', 'refund') AND " + commitment() + " IS NOT NULL)";
    }

    String isUseOfCommitment() {
        return "(" + type + " = 'usage' AND " + commitment() + " IS NOT NULL)";
    }

    Check known() {
        return new Check(
                "charge type",
                false,
                type
                        + " NOT IN "
                        + USAGE
                        + " AND "
                        + type
                        + " NOT IN ('purchase', 'refund', 'credit', 'tax', 'roundingadjustment')",
                new Cell("ChargeType", cells.text("ChargeType")),
                "unknown-charge-category",
                "an unknown charge type is taken as an adjustment");
    }
}
