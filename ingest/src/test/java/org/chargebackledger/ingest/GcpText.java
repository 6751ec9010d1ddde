package org.chargebackledger.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows of the detailed export as a test writes them: a row of October, and what differs from it.
 */
final class GcpText {

    private GcpText() {}

    static Map<String, String> row(String... changes) {
        var row = new LinkedHashMap<String, String>();
        row.put("billing_account_id", "0189-D0AA");
        row.put("service.id", "6F81-5844-456A");
        row.put("service.description", "Compute Engine");
        row.put("sku.id", "CF4E-A0C7-E3BF");
        row.put("sku.description", "Instance Core running in Americas");
        row.put("usage_start_time", "2026-10-05 00:00:00 UTC");
        row.put("usage_end_time", "2026-10-05 01:00:00 UTC");
        row.put("project.id", "shop-prod");
        row.put("project.labels", "[]");
        row.put("labels", "[]");
        row.put("system_labels", "[]");
        row.put("tags", "[]");
        row.put("location.location", "us-central1");
        row.put("location.region", "us-central1");
        row.put("export_time", "2026-10-05 04:00:00 UTC");
        row.put("cost", "1");
        row.put("cost_at_list", "2");
        row.put("currency", "USD");
        row.put("credits", "[]");
        row.put("invoice.month", "202610");
        row.put("cost_type", "regular");
        row.put("adjustment_info.id", "");
        row.put("adjustment_info.mode", "");
        row.put("resource.name", "vm-1");
        row.put("resource.global_name", "//compute/instances/1");
        row.put("subscription.instance_id", "");
        for (var i = 0; i < changes.length; i += 2) {
            if (!row.containsKey(changes[i])) {
                throw new IllegalArgumentException("no column " + changes[i]);
            }
            row.put(changes[i], changes[i + 1]);
        }
        return row;
    }

    /** Keys and values as a list of labels. */
    static String labels(String... keysAndValues) {
        var list = new StringBuilder("[");
        for (var i = 0; i < keysAndValues.length; i += 2) {
            list.append(i == 0 ? "" : ", ")
                    .append(
                            "{\"key\": \"%s\", \"value\": \"%s\"}"
                                    .formatted(keysAndValues[i], keysAndValues[i + 1]));
        }
        return list.append(']').toString();
    }

    /** The labels that GKE's cost allocation puts on a row. */
    static String gke(String namespace, String workload) {
        return labels(
                "goog-k8s-cluster-name",
                "prod",
                "k8s-namespace",
                namespace,
                "k8s-workload-name",
                workload);
    }

    @SafeVarargs
    static String csv(Map<String, String>... rows) {
        var all = new ArrayList<Map<String, String>>();
        for (var row : rows) {
            all.add(row);
        }
        return PlainTable.text(all);
    }
}
