package org.chargebackledger.ingest.readings;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The workload a pod belongs to, where only the pod's name is known: what Kubernetes appended to
 * the controller's name is taken off. A name of any other form is its own workload.
 */
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

    private Workloads() {}

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
