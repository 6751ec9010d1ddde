package org.chargebackledger.ingest.gcpbilling;

import org.chargebackledger.ingest.bill.BillColumns.Check;

/** What kind of charge a row is, and what that is in FOCUS's terms. */
final class GcpKinds {

    private final GcpCells cells;
    private final String type;
    private final String sku;

    GcpKinds(GcpCells cells) {
        this.cells = cells;
        this.type = "coalesce(" + cells.text("cost_type") + ", 'regular')";
        this.sku = "coalesce(" + cells.text("sku.description") + ", '')";
    }

    String chargeCategory() {
        return "CASE "
                + type
                + " WHEN 'regular' THEN CASE WHEN "
                + isCommitmentFee()
                + " THEN 'Purchase' ELSE 'Usage' END WHEN 'tax' THEN 'Tax' ELSE 'Adjustment' END";
    }

    /** An adjustment of an earlier charge says so beside its cost type. */
    String chargeClass() {
        return "CASE WHEN coalesce("
                + cells.text("adjustment_info.id")
                + ", "
                + cells.text("adjustment_info.type")
                + ", "
                + cells.text("adjustment_info.mode")
                + ") IS NOT NULL THEN 'Correction' END";
    }

    String pricingCategory() {
        return "CASE WHEN "
                + type
                + " <> 'regular' THEN NULL WHEN "
                + isCommitmentFee()
                + " THEN 'Committed' WHEN contains("
                + sku
                + ", 'Preemptible') OR starts_with("
                + sku
                + ", 'Spot ') THEN 'Dynamic' ELSE 'Standard' END";
    }

    Check known() {
        return new Check(
                "cost type",
                false,
                type + " NOT IN ('regular', 'tax', 'adjustment', 'rounding_error')",
                cells.cell("cost_type"),
                "unknown-charge-category",
                "an unknown cost type is taken as an adjustment");
    }

    /** The fee of a committed use discount is a SKU of its own. */
    private String isCommitmentFee() {
        return "starts_with(" + sku + ", 'Commitment')";
    }
}
