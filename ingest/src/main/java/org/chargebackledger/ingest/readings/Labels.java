package org.chargebackledger.ingest.readings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Labels as canonical JSON objects of texts. */
public final class Labels {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Labels that name one pod of many: they say nothing about who owns it. */
    private static final Set<String> OF_ONE_POD =
            Set.of(
                    "pod-template-hash",
                    "pod_template_hash",
                    "controller-revision-hash",
                    "controller_revision_hash",
                    "statefulset.kubernetes.io/pod-name",
                    "statefulset_kubernetes_io_pod_name",
                    "apps.kubernetes.io/pod-index",
                    "apps_kubernetes_io_pod_index",
                    "controller-uid",
                    "controller_uid",
                    "batch.kubernetes.io/controller-uid",
                    "batch_kubernetes_io_controller_uid",
                    "job-name",
                    "job_name",
                    "batch.kubernetes.io/job-name",
                    "batch_kubernetes_io_job_name");

    private Labels() {}

    /** Canonical form of a JSON object; null if the text is none. */
    static @Nullable String canonical(String text) {
        try {
            var object = JSON.readTree(text);
            return object == null || !object.isObject() ? null : canonical(object);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Canonical form of a JSON object. */
    public static String canonical(JsonNode object) {
        var labels = new TreeMap<String, String>();
        for (var label : object.properties()) {
            if (!label.getValue().isNull()) {
                labels.put(label.getKey(), label.getValue().asText());
            }
        }
        return canonical(labels);
    }

    public static String canonical(Map<String, String> labels) {
        return CanonicalJson.text(labels);
    }

    /** Canonical form without the labels that differ from pod to pod of one workload. */
    public static String ofWorkload(Map<String, String> labels) {
        var kept = new TreeMap<>(labels);
        kept.keySet().removeAll(OF_ONE_POD);
        return canonical(kept);
    }
}
