package org.chargebackledger.ingest.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.util.Set;
import java.util.SortedMap;

/**
 * What is kept of an object of the cluster.
 *
 * @param namespace empty for what lies in none
 * @param created when, as the API server says it
 * @param owner kind and name of its controller, such as {@code ReplicaSet/web}; empty without one
 * @param state of a pod: its phase; of a node: what the provider calls the machine
 * @param offer of a node: quantities as it says them, by resource
 */
record Thing(
        String namespace,
        String name,
        String uid,
        String created,
        SortedMap<String, String> labels,
        String owner,
        String state,
        SortedMap<String, String> offer) {

    /** They ran and are done. */
    private static final Set<String> DONE = Set.of("Succeeded", "Failed");

    /** Whether it is a pod that ran and is done. */
    @JsonIgnore
    boolean isDone() {
        return DONE.contains(state);
    }

    /** Whether it carries a label that says something. */
    boolean carries(String label) {
        return !labels.getOrDefault(label, "").isBlank();
    }
}
