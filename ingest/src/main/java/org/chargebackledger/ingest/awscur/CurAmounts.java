package org.chargebackledger.ingest.awscur;

import org.chargebackledger.ingest.bill.BillColumns.Cell;
import org.chargebackledger.ingest.bill.BillColumns.Check;
import org.chargebackledger.ingest.bill.BillColumns.Division;
import org.chargebackledger.ingest.bill.GroupedRows;
import org.chargebackledger.ingest.bill.TableFile;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The amounts of a report. Billed is unblended; effective spreads commitments over their use, by
 * line item type. What effective leaves out of billed is the true-up and the upfront fees:
 * unblended = amortized + true-up + upfront.
 */
final class CurAmounts {

    static final String UNBLENDED = "line_item_unblended_cost";
    static final String NET_UNBLENDED = "line_item_net_unblended_cost";
    static final String PUBLIC_ON_DEMAND = "pricing_public_on_demand_cost";

    private static final String SP_EFFECTIVE = "savings_plan_savings_plan_effective_cost";
    private static final String SP_COMMITMENT = "savings_plan_total_commitment_to_date";
    private static final String SP_USED = "savings_plan_used_commitment";
    private static final String SP_UPFRONT =
            "savings_plan_amortized_upfront_commitment_for_billing_period";
    private static final String RI_EFFECTIVE = "reservation_effective_cost";
    private static final String RI_UNUSED_UPFRONT =
            "reservation_unused_amortized_upfront_fee_for_billing_period";
    private static final String RI_UNUSED_RECURRING = "reservation_unused_recurring_fee";
    private static final String RI_UPFRONT = "reservation_amortized_upfront_fee_for_billing_period";

    private static final String SPLIT = "split_line_item_split_cost";
    private static final String UNUSED = "split_line_item_unused_cost";
    private static final String NET_SPLIT = "split_line_item_net_split_cost";
    private static final String NET_UNUSED = "split_line_item_net_unused_cost";

    private static final List<String> ALL =
            List.of(
                    UNBLENDED,
                    NET_UNBLENDED,
                    PUBLIC_ON_DEMAND,
                    SP_EFFECTIVE,
                    SP_COMMITMENT,
                    SP_USED,
                    SP_UPFRONT,
                    RI_EFFECTIVE,
                    RI_UNUSED_UPFRONT,
                    RI_UNUSED_RECURRING,
                    RI_UPFRONT,
                    SPLIT,
                    UNUSED,
                    NET_SPLIT,
                    NET_UNUSED);

    private final TableFile file;
    private final CurKinds kinds;

    CurAmounts(TableFile file, CurKinds kinds) {
        this.file = file;
        this.kinds = kinds;
    }

    String billed() {
        return exact(UNBLENDED);
    }

    String list() {
        return exact(PUBLIC_ON_DEMAND);
    }

    String effective() {
        return "CASE WHEN "
                + kinds.is("SavingsPlanCoveredUsage")
                + " THEN "
                + exact(SP_EFFECTIVE)
                + " WHEN "
                + kinds.is("SavingsPlanRecurringFee")
                + " THEN "
                + exact(SP_COMMITMENT)
                + " - "
                + orZero(SP_USED)
                + " WHEN "
                + kinds.is("SavingsPlanNegation", "SavingsPlanUpfrontFee")
                + " THEN 0 WHEN "
                + kinds.is("DiscountedUsage")
                + " THEN "
                + exact(RI_EFFECTIVE)
                + " WHEN "
                + kinds.is("RIFee")
                + " THEN "
                + orZero(RI_UNUSED_UPFRONT)
                + " + "
                + orZero(RI_UNUSED_RECURRING)
                + " WHEN "
                + kinds.isReservationFee()
                + " OR "
                + kinds.isSavingsPlanRefund()
                + " THEN 0 ELSE "
                + exact(UNBLENDED)
                + " END";
    }

    /** Sums that the identity and the net family are checked by. */
    Map<String, String> extras() {
        var net =
                file.has(NET_UNBLENDED)
                        ? "coalesce(" + exact(NET_UNBLENDED) + ", 0)"
                        : exact(UNBLENDED);
        return Map.of(
                "true_up",
                "CASE WHEN %s THEN -%s WHEN %s THEN -%s ELSE 0 END"
                        .formatted(
                                kinds.is("SavingsPlanRecurringFee"),
                                orZero(SP_UPFRONT),
                                kinds.is("RIFee"),
                                orZero(RI_UPFRONT)),
                "upfront",
                "CASE WHEN %s OR %s OR %s THEN %s ELSE 0 END"
                        .formatted(
                                kinds.is("SavingsPlanUpfrontFee"),
                                kinds.isReservationFee(),
                                kinds.isSavingsPlanRefund(),
                                exact(UNBLENDED)),
                "net",
                net,
                "commitment_rows",
                "CASE WHEN %s THEN %s ELSE 0 END"
                        .formatted(kinds.isCommitment(), GroupedRows.count(file)));
    }

    /**
     * By what split cost allocation data divides an instance's hour. What a discount takes off is
     * no part of the amount that AWS splits, but is divided with it. Null where the report has
     * none.
     */
    @Nullable Division division() {
        if (!file.has(CurShares.PARENT)) {
            return null;
        }
        var isNet = !file.has(SPLIT) && file.has(NET_SPLIT);
        return new Division(
                kinds.isInstanceHour(),
                exact(isNet ? NET_SPLIT : SPLIT),
                exact(isNet ? NET_UNUSED : UNUSED),
                "CASE WHEN "
                        + kinds.isInstanceHour()
                        + " AND "
                        + kinds.is("Usage", "DiscountedUsage", "SavingsPlanCoveredUsage")
                        + " THEN "
                        + effective()
                        + " END");
    }

    List<TableFile.Column> columns() {
        return file.findAll(ALL);
    }

    /** A commitment's row without its amount cannot be spread. */
    List<Check> checks() {
        var checks = new ArrayList<Check>();
        checks.add(needed("SavingsPlanCoveredUsage", SP_EFFECTIVE));
        checks.add(needed("SavingsPlanRecurringFee", SP_COMMITMENT));
        checks.add(needed("DiscountedUsage", RI_EFFECTIVE));
        checks.add(
                new Check(
                        "blank unblended",
                        false,
                        "NOT share AND " + file.cell(UNBLENDED) + " IS NULL",
                        cell(UNBLENDED),
                        "blank-amount",
                        "blank cells count as nothing; see the totals"));
        return checks;
    }

    private Check needed(String kind, String column) {
        return new Check(
                kind,
                true,
                "NOT share AND " + kinds.is(kind) + " AND " + file.cell(column) + " IS NULL",
                cell(column),
                "blank-cell",
                "a " + kind + " row without " + column + " cannot be spread over its use");
    }

    private Cell cell(String name) {
        return new Cell(file.header(name), file.cell(name));
    }

    private String exact(String column) {
        return file.amount(column);
    }

    private String orZero(String column) {
        return "coalesce(" + exact(column) + ", 0)";
    }
}
