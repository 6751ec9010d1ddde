package org.chargebackledger.ledger.restatement;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.Costs;

import java.util.List;

/**
 * Lines of the snapshot before and lines of the one after that are the same charge.
 *
 * @param before none if the charge is new
 * @param after none if the charge is gone
 */
public record LineGroup(Cause cause, List<CostLine> before, List<CostLine> after) {

    static LineGroup of(Likeness likeness, List<CostLine> before, List<CostLine> after) {
        return new LineGroup(cause(likeness, before, after), before, after);
    }

    /** What it is now less what it was. */
    public Costs difference() {
        return Change.sum(after).minus(Change.sum(before));
    }

    private static Cause cause(Likeness likeness, List<CostLine> before, List<CostLine> after) {
        if (before.isEmpty()) {
            return Cause.ofCharge(after.getFirst(), Cause.LATE_USAGE);
        }
        if (after.isEmpty()) {
            return Cause.ofCharge(before.getFirst(), Cause.WITHDRAWN_USAGE);
        }
        var rows = rows(after) - rows(before);
        if (rows == 0 && Change.sum(after).equals(Change.sum(before))) {
            return likeness.cause();
        }
        var usage =
                likeness == Likeness.ANOTHER_COMMITMENT
                        ? Cause.COMMITMENT
                        : rows > 0
                                ? Cause.LATE_USAGE
                                : rows < 0 ? Cause.WITHDRAWN_USAGE : Cause.REPRICED;
        return Cause.ofCharge(after.getFirst(), usage);
    }

    private static long rows(List<CostLine> lines) {
        return lines.stream().mapToLong(CostLine::rows).sum();
    }
}
