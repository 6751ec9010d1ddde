package org.chargebackledger.ingest.prometheus;

import org.chargebackledger.ingest.readings.PodReadings;
import org.chargebackledger.ingest.readings.PodReadings.Amounts;
import org.chargebackledger.ingest.readings.PodReadings.Subject;
import org.chargebackledger.ingest.readings.Workloads;

import java.math.BigDecimal;

/** The pods, or the volumes, of one answer as readings. */
final class PodSeries {

    private static final BigDecimal WHOLE_GPU = BigDecimal.valueOf(7);
    private static final String NO_LABELS = "{}";

    private final Page page;
    private final PodReadings pods;
    private boolean empty = true;

    PodSeries(Page page, PodReadings pods) {
        this.page = page;
        this.pods = pods;
    }

    boolean isEmpty() {
        return empty;
    }

    void add(String cluster, Series series, BigDecimal value) {
        empty = false;
        var node = series.label("node");
        pods.add(
                new Subject(
                        page.window().start(),
                        page.window().end(),
                        cluster,
                        node,
                        series.label("namespace"),
                        page.quantity().isOfPods() ? workload(series, node) : "",
                        NO_LABELS),
                amounts(value));
    }

    static String workload(Series series, String node) {
        return Workloads.ofOwner(
                series.label("created_by_kind"),
                series.label("created_by_name"),
                series.label("pod"),
                node);
    }

    private Amounts amounts(BigDecimal value) {
        return switch (page.quantity()) {
            case VOLUMES -> Amounts.volume(value);
            // A pod has its GPUs to itself: what it asked for is what it uses.
            case GPU_REQUEST -> Amounts.gpu(value.multiply(WHOLE_GPU));
            default ->
                    new Amounts(
                            only(Quantity.CPU_REQUEST, value),
                            only(Quantity.CPU_USED, value),
                            only(Quantity.RAM_REQUEST, value),
                            only(Quantity.RAM_USED, value),
                            BigDecimal.ZERO,
                            BigDecimal.ZERO,
                            BigDecimal.ZERO,
                            only(Quantity.NETWORK, value));
        };
    }

    private BigDecimal only(Quantity quantity, BigDecimal value) {
        return page.quantity() == quantity ? value : BigDecimal.ZERO;
    }
}
