package org.chargebackledger.ledger.bill;

import org.chargebackledger.ledger.time.Period;

import java.util.Comparator;

/** What a snapshot is the complete state of: one billing period of one account of one provider. */
public record SnapshotKey(String provider, String billingAccount, Period billingPeriod)
        implements Comparable<SnapshotKey> {

    private static final Comparator<SnapshotKey> ORDER =
            Comparator.comparing(SnapshotKey::provider)
                    .thenComparing(SnapshotKey::billingAccount)
                    .thenComparing(SnapshotKey::billingPeriod);

    @Override
    public int compareTo(SnapshotKey other) {
        return ORDER.compare(this, other);
    }
}
