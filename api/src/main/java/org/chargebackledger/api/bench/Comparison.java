package org.chargebackledger.api.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** A measured month beside its peer, on the same files in the same run. */
record Comparison(MeasuredMonth month, DuckDbPeer peer) {

    /**
     * What has a counterpart on the other side: scan and allocation; ours also records and posts.
     */
    static final List<String> COMPARED = List.of("import", "run", "post");

    double wallRatio() {
        return ratio(month.wall(COMPARED), peer.wall());
    }

    double cpuRatio() {
        return ratio(month.cpu(COMPARED), peer.cpu());
    }

    private static double ratio(Duration ours, Duration theirs) {
        return (double) ours.toNanos() / Math.max(1, theirs.toNanos());
    }

    /**
     * The most by which a cost center's posted total differs from the peer's: less than one cent is
     * rounding.
     */
    BigDecimal largestDifference() {
        var costCenters = new TreeSet<>(month.totals().keySet());
        costCenters.addAll(peer.totals().keySet());
        return costCenters.stream()
                .map(costCenter ->
                        month.totals()
                                .getOrDefault(costCenter, BigDecimal.ZERO)
                                .subtract(peer.totals().getOrDefault(costCenter, BigDecimal.ZERO))
                                .abs())
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    boolean agrees() {
        return largestDifference().compareTo(new BigDecimal("0.01")) < 0;
    }
}
