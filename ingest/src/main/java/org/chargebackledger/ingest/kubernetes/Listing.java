package org.chargebackledger.ingest.kubernetes;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

import java.util.List;
import java.util.Locale;

/** A kind of object that is listed through all of a cluster. */
enum Listing {
    NAMESPACES("", "Namespace", false),
    NODES("", "Node", false),
    PODS("", "Pod", true),
    REPLICASETS("apps", "ReplicaSet", true),
    DEPLOYMENTS("apps", "Deployment", true),
    STATEFULSETS("apps", "StatefulSet", true),
    DAEMONSETS("apps", "DaemonSet", true),
    JOBS("batch", "Job", true),
    CRONJOBS("batch", "CronJob", true);

    /** What pods belong to, directly or in turn. */
    static final List<Listing> OWNERS =
            List.of(REPLICASETS, DEPLOYMENTS, STATEFULSETS, DAEMONSETS, JOBS, CRONJOBS);

    private final String group;
    private final String kind;
    private final boolean isNamespaced;

    Listing(String group, String kind, boolean isNamespaced) {
        this.group = group;
        this.kind = kind;
        this.isNamespaced = isNamespaced;
    }

    /** Empty for the core group. */
    String group() {
        return group;
    }

    String kind() {
        return kind;
    }

    String plural() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isNamespaced() {
        return isNamespaced;
    }

    /** Where the API server lists it. */
    String path() {
        return (group.isEmpty() ? "/api/v1/" : "/apis/" + group + "/v1/") + plural();
    }

    ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion("v1")
                .withKind(kind)
                .withPlural(plural())
                .withNamespaced(isNamespaced)
                .build();
    }

    String page(int number) {
        return "%s-%04d.json".formatted(plural(), number);
    }
}
