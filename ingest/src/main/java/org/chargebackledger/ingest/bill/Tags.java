package org.chargebackledger.ingest.bill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * One row's tags, canonical, and the cluster, namespace and workload they name.
 *
 * @param json canonical JSON object
 * @param readable false if the delivered text was no JSON object
 */
record Tags(String json, String cluster, String namespace, String workload, boolean readable) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final List<String> CLUSTER_KEYS =
            List.of(
                    "aws:eks:cluster-name",
                    "aws_eks_cluster_name",
                    "eks:cluster-name",
                    "aws:ecs:clusterName",
                    "aws_ecs_cluster_name",
                    "alpha.eksctl.io/cluster-name",
                    "goog-k8s-cluster-name",
                    "aks-managed-cluster-name",
                    "OKEclusterName",
                    "openshift_cluster");
    private static final List<String> NAMESPACE_KEYS =
            List.of(
                    "aws:eks:namespace",
                    "aws_eks_namespace",
                    "k8s-namespace",
                    "kubernetes.io/created-for/pvc/namespace",
                    "kubernetes-io-created-for-pvc-namespace",
                    "kubernetes.io-created-for-pvc-namespace",
                    "openshift_project");
    private static final List<String> WORKLOAD_KEYS =
            List.of(
                    "aws:eks:workload-name",
                    "aws_eks_workload_name",
                    "aws:eks:deployment",
                    "aws_eks_deployment",
                    "aws:ecs:serviceName",
                    "aws_ecs_service_name",
                    "k8s-workload-name");

    /** What GKE calls capacity that no pod requested. */
    private static final String UNALLOCATED = "kube:unallocated";

    /** Such a key's remainder is the cluster's name, its value says {@code owned}. */
    private static final List<String> CLUSTER_PREFIXES =
            List.of("kubernetes.io/cluster/", "kubernetes-io-cluster-");

    /** Reads the tags as delivered; the cluster is found before keys are dropped. */
    static Tags of(String delivered, BillOptions options, UnaryOperator<String> name) {
        if (delivered.isEmpty()) {
            return of(Map.of(), options, true);
        }
        var object = parsed(delivered);
        if (object == null || object.isValueNode()) {
            // Some exports leave the braces out.
            object = parsed("{" + delivered + "}");
        }
        var named = object == null ? null : TagLists.asObject(object);
        if (named == null || !named.isObject()) {
            return of(Map.of(), options, false);
        }
        var tags = new TreeMap<String, String>();
        collect("", named, tags, name);
        return of(tags, options, true);
    }

    /** Objects inside the object are groups of tags: their names are put before. */
    private static void collect(
            String group, JsonNode object, Map<String, String> tags, UnaryOperator<String> name) {
        for (var member : object.properties()) {
            var delivered = group + member.getKey();
            var value = TagLists.asObject(member.getValue());
            if (value.isObject()) {
                collect(delivered + ":", value, tags, name);
            } else if (!value.isNull()) {
                // Two names may become one; which value stays must not depend on their order.
                tags.merge(
                        name.apply(delivered),
                        text(value),
                        BinaryOperator.minBy(Comparator.naturalOrder()));
            }
        }
    }

    private static Tags of(Map<String, String> tags, BillOptions options, boolean readable) {
        var kept = new TreeMap<String, Object>();
        tags.forEach((key, value) -> {
            if (options.keeps(key)) {
                kept.put(key, value);
            }
        });
        var namespace = first(tags, NAMESPACE_KEYS);
        var idle = namespace.equals(UNALLOCATED);
        return new Tags(
                CanonicalJson.text(kept),
                cluster(tags),
                idle ? CostLine.IDLE_NAMESPACE : namespace,
                idle ? "" : first(tags, WORKLOAD_KEYS),
                readable);
    }

    private static String cluster(Map<String, String> tags) {
        var named = first(tags, CLUSTER_KEYS);
        if (!named.isEmpty()) {
            return named;
        }
        for (var prefix : CLUSTER_PREFIXES) {
            for (var key : tags.keySet()) {
                if (key.startsWith(prefix)) {
                    return key.substring(prefix.length());
                }
            }
        }
        return "";
    }

    private static String first(Map<String, String> tags, List<String> keys) {
        return keys.stream()
                .map(key -> tags.getOrDefault(key, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** A tag without a value is delivered as {@code true}; other values keep their own text. */
    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static @Nullable JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
