package org.chargebackledger.ingest.bill;

import java.util.List;
import java.util.stream.Stream;

/** Keys of tags that name the cluster, namespace and workload of a row, the surest first. */
public final class PlaceKeys {

    static final List<String> CLUSTER =
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

    static final List<String> NAMESPACE =
            List.of(
                    "aws:eks:namespace",
                    "aws_eks_namespace",
                    "k8s-namespace",
                    "kubernetes.io/created-for/pvc/namespace",
                    "kubernetes-io-created-for-pvc-namespace",
                    "kubernetes.io-created-for-pvc-namespace",
                    "openshift_project");

    static final List<String> WORKLOAD =
            List.of(
                    "aws:eks:workload-name",
                    "aws_eks_workload_name",
                    "aws:eks:deployment",
                    "aws_eks_deployment",
                    "aws:ecs:serviceName",
                    "aws_ecs_service_name",
                    "k8s-workload-name");

    /** Such a key's remainder is the cluster's name, its value says {@code owned}. */
    public static final List<String> CLUSTER_PREFIXES =
            List.of("kubernetes.io/cluster/", "kubernetes-io-cluster-");

    private PlaceKeys() {}

    /** Those that are whole keys. */
    public static List<String> all() {
        return Stream.of(CLUSTER, NAMESPACE, WORKLOAD).flatMap(List::stream).toList();
    }
}
