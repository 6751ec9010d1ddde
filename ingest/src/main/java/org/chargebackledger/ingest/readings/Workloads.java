package org.chargebackledger.ingest.readings;

import java.util.List;
import java.util.regex.Pattern;

/** The workload that a pod belongs to, as readings name it. */
public final class Workloads {

    /** Kubernetes' random suffixes use no vowels and no digits that look like letters. */
    private static final String RANDOM = "[bcdfghjklmnpqrstvwxz2456789]";

    private static final List<Pattern> GENERATED =
            List.of(
                    // a Deployment's replica set and pod
                    Pattern.compile("(.+)-" + RANDOM + "{6,10}-" + RANDOM + "{5}"),
                    // a CronJob's run (minutes since 1970) and pod
                    Pattern.compile("(.+)-[0-9]{8}-" + RANDOM + "{5}"),
                    // a DaemonSet's or Job's pod
                    Pattern.compile("(.+)-" + RANDOM + "{5}"),
                    // a StatefulSet's pod
                    Pattern.compile("(.+)-[0-9]{1,4}"));

    /** What a Deployment appends to the name of its ReplicaSets. */
    private static final Pattern OF_DEPLOYMENT = Pattern.compile("(.+)-[0-9a-z]{4,10}");

    /** What a CronJob appends to the name of its Jobs: minutes since 1970. */
    private static final Pattern OF_CRON_JOB = Pattern.compile("(.+)-[0-9]{8,11}");

    private Workloads() {}

    /**
     * What owns a pod; of an owner that is one run or one version of it, whose that is.
     *
     * @param kind of the pod's controller; empty without one
     * @param owner the controller's name
     * @param node that the pod runs on
     */
    public static String ofOwner(String kind, String owner, String pod, String node) {
        return switch (kind) {
            case "ReplicaSet", "ReplicationController" -> without(OF_DEPLOYMENT, owner);
            case "Job" -> without(OF_CRON_JOB, owner);
            // A pod that the node itself keeps has the node's name appended to its own.
            case "Node" ->
                    pod.endsWith("-" + node)
                            ? pod.substring(0, pod.length() - node.length() - 1)
                            : pod;
            case "", "<none>" -> ofPod(pod);
            default -> owner.isEmpty() ? ofPod(pod) : owner;
        };
    }

    private static String without(Pattern appended, String name) {
        var match = appended.matcher(name);
        return match.matches() ? match.group(1) : name;
    }

    /**
     * The same where only the pod's name is known: what Kubernetes appended to the controller's
     * name is taken off. A name of any other form is its own workload.
     */
    public static String ofPod(String pod) {
        for (var form : GENERATED) {
            var match = form.matcher(pod);
            if (match.matches()) {
                return match.group(1);
            }
        }
        return pod;
    }
}
