package org.chargebackledger.ingest.prometheus;

import org.chargebackledger.ingest.readings.PodReadings;
import org.chargebackledger.ingest.readings.PodReadings.Amounts;
import org.chargebackledger.ingest.readings.PodReadings.Subject;
import org.chargebackledger.ingest.readings.Workloads;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** The pods, or the volumes, of one answer as readings. */
final class PodSeries {

    private static final BigDecimal WHOLE_GPU = BigDecimal.valueOf(7);
    private static final String NO_LABELS = "{}";

    /** What a Deployment appends to the name of its ReplicaSets. */
    private static final Pattern OF_DEPLOYMENT = Pattern.compile("(.+)-[0-9a-z]{4,10}");

    /** What a CronJob appends to the name of its Jobs: minutes since 1970. */
    private static final Pattern OF_CRON_JOB = Pattern.compile("(.+)-[0-9]{8,11}");

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

    /** What owns the pod; of an owner that is one run or one version of it, whose that is. */
    static String workload(Series series, String node) {
        var pod = series.label("pod");
        var owner = series.label("created_by_name");
        return switch (series.label("created_by_kind")) {
            case "ReplicaSet", "ReplicationController" -> without(OF_DEPLOYMENT, owner);
            case "Job" -> without(OF_CRON_JOB, owner);
            // A pod that the node itself keeps has the node's name appended to its own.
            case "Node" ->
                    pod.endsWith("-" + node)
                            ? pod.substring(0, pod.length() - node.length() - 1)
                            : pod;
            case "", "<none>" -> Workloads.ofPod(pod);
            default -> owner.isEmpty() ? Workloads.ofPod(pod) : owner;
        };
    }

    private static String without(Pattern appended, String name) {
        var match = appended.matcher(name);
        return match.matches() ? match.group(1) : name;
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
