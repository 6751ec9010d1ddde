package org.chargebackledger.ingest.openshift;

import org.chargebackledger.ingest.readings.CsvForm;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The kinds of report, each known by its header. */
enum Report {
    POD(
            List.of(
                    "namespace",
                    "node",
                    "pod",
                    "pod_usage_cpu_core_seconds",
                    "pod_request_cpu_core_seconds",
                    "pod_usage_memory_byte_seconds",
                    "pod_request_memory_byte_seconds",
                    "node_capacity_cpu_cores",
                    "node_capacity_memory_bytes"),
            "pod_usage_cpu_core_seconds"),
    STORAGE(
            List.of("namespace", "persistentvolumeclaim_capacity_byte_seconds"),
            "persistentvolumeclaim_capacity_byte_seconds"),
    GPU(List.of("namespace", "node", "pod", "gpu_uuid", "gpu_pod_uptime"), "gpu_uuid"),
    NODE_LABELS(List.of("node", "node_labels"), "node_labels"),
    NAMESPACE_LABELS(List.of("namespace", "namespace_labels"), "namespace_labels"),
    VIRTUAL_MACHINE(List.of("vm_name"), "vm_name");

    private static final List<String> INTERVAL = List.of("interval_start", "interval_end");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> needed;

    private final String mark;

    Report(List<String> needed, String mark) {
        this.needed = needed;
        this.mark = mark;
    }

    /** The kind of report with this header; null if there is none. */
    static @Nullable Report of(List<String> header) {
        for (var report : values()) {
            if (header.contains(report.mark)) {
                return report;
            }
        }
        return null;
    }

    /** Columns beyond the needed ones differ by version and are no surprise. */
    CsvForm form(List<String> header) {
        var all = new ArrayList<>(INTERVAL);
        all.addAll(needed);
        return new CsvForm(List.copyOf(all), header, List.of());
    }
}
