package org.chargebackledger.ingest.awscur;

import org.chargebackledger.ingest.bill.BillColumns.Cell;
import org.chargebackledger.ingest.bill.BillColumns.Check;
import org.chargebackledger.ingest.bill.TableFile;
import org.chargebackledger.ingest.duckdb.Sql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What kind of charge a report's row is, and what that is in FOCUS's terms. */
final class CurKinds {

    private static final List<String> USAGE =
            List.of("Usage", "DiscountedUsage", "SavingsPlanCoveredUsage", "SavingsPlanNegation");
    private static final List<String> PURCHASES =
            List.of("Fee", "RIFee", "SavingsPlanUpfrontFee", "SavingsPlanRecurringFee");
    private static final List<String> CREDITS =
            List.of(
                    "Credit",
                    "Refund",
                    "EdpDiscount",
                    "PrivateRateDiscount",
                    "BundledDiscount",
                    "SppDiscount");

    private final TableFile file;
    private final String type;

    CurKinds(TableFile file) {
        this.file = file;
        this.type = file.cell("line_item_line_item_type");
    }

    String is(String... kinds) {
        return is(List.of(kinds));
    }

    private String is(List<String> kinds) {
        return kinds.stream()
                .map(Sql::text)
                .collect(
                        Collectors.joining(
                                ", ", "list_contains([", "], coalesce(" + type + ", ''))"));
    }

    /** The upfront fee of a reservation is a plain fee that names the reservation. */
    String isReservationFee() {
        return "(" + is("Fee") + " AND " + reservation() + " IS NOT NULL)";
    }

    String isSavingsPlanRefund() {
        return "("
                + is("Refund")
                + " AND coalesce("
                + file.cell("line_item_product_code")
                + ", '') = 'ComputeSavingsPlans')";
    }

    String isCommitment() {
        return "("
                + is(
                        "DiscountedUsage",
                        "RIFee",
                        "SavingsPlanCoveredUsage",
                        "SavingsPlanNegation",
                        "SavingsPlanUpfrontFee",
                        "SavingsPlanRecurringFee")
                + " OR "
                + isReservationFee()
                + ")";
    }

    /**
     * Split cost allocation data repeats, pod by pod, what the instance's own row charges. Fargate
     * has no instance: its rows are money.
     */
    String isShare() {
        var operation = "coalesce(" + file.cell(CurColumns.OPERATION) + ", '')";
        var shares =
                CurColumns.SHARE_OPERATIONS.stream()
                        .map(Sql::text)
                        .collect(Collectors.joining(", ", "(", ")"));
        return operation
                + " IN "
                + shares
                + " OR ("
                + file.cell(CurColumns.PARENT)
                + " IS NOT NULL AND NOT contains("
                + operation
                + ", "
                + Sql.text(CurColumns.FARGATE)
                + "))";
    }

    /** An instance's hours, whatever they are paid by, and the discounts on them. */
    String isInstanceHour() {
        return "("
                + file.cell("line_item_resource_id")
                + " IS NOT NULL AND "
                + instanceUsage()
                + " AND NOT "
                + is(CurColumns.FEES)
                + ")";
    }

    private String instanceUsage() {
        return file.has("line_item_usage_type")
                ? "coalesce(regexp_matches("
                        + file.cell(CurColumns.USAGE_TYPE)
                        + ", "
                        + Sql.text(CurColumns.INSTANCE_HOURS)
                        + "), false)"
                : "starts_with(coalesce("
                        + file.cell(CurColumns.OPERATION)
                        + ", ''), "
                        + Sql.text(CurColumns.INSTANCE_OPERATION)
                        + ")";
    }

    String chargeCategory() {
        return "CASE WHEN "
                + is(USAGE)
                + " THEN 'Usage' WHEN "
                + is(PURCHASES)
                + " THEN 'Purchase' WHEN "
                + is("Tax")
                + " THEN 'Tax' WHEN "
                + is(CREDITS)
                + " THEN 'Credit' ELSE 'Adjustment' END";
    }

    String pricingCategory() {
        return "CASE WHEN "
                + is(
                        "DiscountedUsage",
                        "RIFee",
                        "SavingsPlanCoveredUsage",
                        "SavingsPlanNegation",
                        "SavingsPlanUpfrontFee",
                        "SavingsPlanRecurringFee")
                + " THEN 'Committed' WHEN coalesce("
                + file.cell("line_item_usage_type")
                + ", '') LIKE '%SpotUsage%' THEN 'Dynamic' WHEN "
                + file.cell("pricing_term")
                + " = 'OnDemand' THEN 'Standard' END";
    }

    String commitment() {
        return file.firstOf("savings_plan_savings_plan_a_r_n", "reservation_reservation_a_r_n");
    }

    String commitmentStatus() {
        return "CASE WHEN "
                + is("DiscountedUsage", "SavingsPlanCoveredUsage")
                + " THEN 'Used' WHEN "
                + is("RIFee", "SavingsPlanRecurringFee")
                + " THEN 'Unused' END";
    }

    Check known() {
        var all =
                Stream.of(USAGE, PURCHASES, CREDITS, List.of("Tax")).flatMap(List::stream).toList();
        return new Check(
                "line item type",
                false,
                "NOT (" + is(all) + ")",
                new Cell("line_item_line_item_type", type),
                "unknown-charge-category",
                "an unknown line item type is taken as an adjustment");
    }

    private String reservation() {
        return file.cell("reservation_reservation_a_r_n");
    }
}
