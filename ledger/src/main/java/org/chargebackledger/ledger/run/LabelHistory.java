package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.policy.document.Labels;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Which labels each namespace, and each workload, had on which day. */
final class LabelHistory {

    private record Namespace(String cluster, String name) {}

    private record Workload(String cluster, String namespace, String name) {}

    private final LabelsByDay<Namespace> namespaces;
    private final LabelsByDay<Workload> workloads;
    private final Map<String, Map<String, String>> parsed = new HashMap<>();

    LabelHistory(AllocationInputs inputs) {
        namespaces =
                new LabelsByDay<>(
                        inputs.labels(), line -> new Namespace(line.cluster(), line.namespace()));
        workloads =
                new LabelsByDay<>(
                        inputs.workloadLabels(),
                        line -> new Workload(line.cluster(), line.namespace(), line.workload()));
    }

    @Nullable String ofNamespace(String cluster, String namespace, String key, LocalDate day) {
        return value(namespaces.on(new Namespace(cluster, namespace), day), key);
    }

    @Nullable String ofWorkload(
            String cluster, String namespace, String workload, String key, LocalDate day) {
        return value(ofWorkload(cluster, namespace, workload, day), key);
    }

    /** All labels of a workload on a day, as JSON; null if none are known. */
    @Nullable String ofWorkload(String cluster, String namespace, String workload, LocalDate day) {
        return workloads.on(new Workload(cluster, namespace, workload), day);
    }

    /** Whether no label of any workload is known on any day. */
    boolean knowsNoWorkload() {
        return workloads.isEmpty();
    }

    /** Whether any label of the workload is known on any day. */
    boolean knowsWorkload(String cluster, String namespace, String workload) {
        return !workloads.isEmpty() && workloads.knows(new Workload(cluster, namespace, workload));
    }

    /** Whether any namespace of a cluster has known labels on a day. */
    boolean knowsNamespaces(String cluster, LocalDate day) {
        return namespaces.isKnown(cluster, day);
    }

    /** Whether any workload of a cluster has known labels on a day. */
    boolean knowsWorkloads(String cluster, LocalDate day) {
        return workloads.isKnown(cluster, day);
    }

    /** One member of a JSON object of tags or labels. */
    @Nullable String value(@Nullable String json, String key) {
        return json == null ? null : values(json).get(key);
    }

    /** The members of a JSON object of tags or labels. */
    Map<String, String> values(String json) {
        return parsed.computeIfAbsent(json, Labels::of);
    }
}
