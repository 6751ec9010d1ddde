package org.chargebackledger.ledger.restatement;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.Costs;

import java.util.List;

/**
 * What changed, summed.
 *
 * @param linesBefore how many lines of the snapshot before are not as they were, or gone
 * @param linesAfter how many lines of the snapshot after are not as they were, or new
 * @param before what those lines amounted to; likewise after
 */
public record Change(
        long linesBefore,
        long linesAfter,
        long rowsBefore,
        long rowsAfter,
        Costs before,
        Costs after) {

    static final Change NONE = new Change(0, 0, 0, 0, Costs.ZERO, Costs.ZERO);

    static Change of(LineGroup group) {
        return new Change(
                group.before().size(),
                group.after().size(),
                group.before().stream().mapToLong(CostLine::rows).sum(),
                group.after().stream().mapToLong(CostLine::rows).sum(),
                sum(group.before()),
                sum(group.after()));
    }

    static Costs sum(List<CostLine> lines) {
        return lines.stream().map(CostLine::costs).reduce(Costs.ZERO, Costs::plus);
    }

    Change plus(Change other) {
        return new Change(
                linesBefore + other.linesBefore,
                linesAfter + other.linesAfter,
                rowsBefore + other.rowsBefore,
                rowsAfter + other.rowsAfter,
                before.plus(other.before),
                after.plus(other.after));
    }

    /** After less before. */
    public Costs difference() {
        return after.minus(before);
    }
}
