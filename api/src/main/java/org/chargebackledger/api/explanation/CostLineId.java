package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.audit.Refusal;

/**
 * Names a cost line by where it is recorded.
 *
 * @param position of the line in its snapshot, from 1
 */
record CostLineId(String snapshotId, long position) implements Comparable<CostLineId> {

    static CostLineId parse(String text) {
        var dash = text.lastIndexOf('-');
        var digits = text.substring(dash + 1);
        if (dash < 1 || !digits.matches("[1-9][0-9]{0,11}")) {
            throw unknown(text);
        }
        return new CostLineId(text.substring(0, dash), Long.parseLong(digits));
    }

    static Refusal unknown(String text) {
        return Refusal.unknown("cost-line-unknown", "there is no cost line " + text);
    }

    @Override
    public int compareTo(CostLineId other) {
        var bySnapshot = snapshotId.compareTo(other.snapshotId);
        return bySnapshot != 0 ? bySnapshot : Long.compare(position, other.position);
    }

    @Override
    public String toString() {
        return snapshotId + "-" + position;
    }
}
