package org.chargebackledger.ingest.awscur;

import static org.chargebackledger.ingest.awscur.CurColumns.NET_SPLIT;
import static org.chargebackledger.ingest.awscur.CurColumns.NET_UNBLENDED;
import static org.chargebackledger.ingest.awscur.CurColumns.NET_UNUSED;
import static org.chargebackledger.ingest.awscur.CurColumns.PUBLIC_ON_DEMAND;
import static org.chargebackledger.ingest.awscur.CurColumns.RI_EFFECTIVE;
import static org.chargebackledger.ingest.awscur.CurColumns.RI_UNUSED_RECURRING;
import static org.chargebackledger.ingest.awscur.CurColumns.RI_UNUSED_UPFRONT;
import static org.chargebackledger.ingest.awscur.CurColumns.RI_UPFRONT;
import static org.chargebackledger.ingest.awscur.CurColumns.SPLIT;
import static org.chargebackledger.ingest.awscur.CurColumns.SP_COMMITMENT;
import static org.chargebackledger.ingest.awscur.CurColumns.SP_EFFECTIVE;
import static org.chargebackledger.ingest.awscur.CurColumns.SP_UPFRONT;
import static org.chargebackledger.ingest.awscur.CurColumns.SP_USED;
import static org.chargebackledger.ingest.awscur.CurColumns.UNBLENDED;
import static org.chargebackledger.ingest.awscur.CurColumns.UNUSED;

import org.chargebackledger.ingest.bill.BillColumns.Cell;
import org.chargebackledger.ingest.bill.BillColumns.Check;
import org.chargebackledger.ingest.bill.BillColumns.Division;
import org.chargebackledger.ingest.bill.GroupedRows;
import org.chargebackledger.ingest.bill.TableFile;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The amounts of a report. Billed is unblended; effective spreads commitments over their use, by
 * line item type. What effective leaves out of billed is the true-up and the upfront fees:
 * unblended = amortized + true-up + upfront.
 */
final class CurAmounts {

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
        if (!file.has(CurColumns.PARENT)) {
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
        return Stream.of(CurColumns.COSTS, CurColumns.WEIGHTS)
                .flatMap(names -> file.findAll(names).stream())
                .toList();
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
