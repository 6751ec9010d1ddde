package org.chargebackledger.ingest.kubernetes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What pods belong to, directly or in turn. */
final class Owners {

    /** Pod, replica set, deployment, and whatever an operator puts above. */
    private static final int OWNERS_MAX = 5;

    private final Map<String, Thing> owners = new HashMap<>();

    static Owners in(Map<Listing, List<Thing>> lists) {
        var all = new Owners();
        for (var kind : Listing.OWNERS) {
            for (var owner : lists.getOrDefault(kind, List.of())) {
                all.owners.put(owner.namespace() + "/" + kind.kind() + "/" + owner.name(), owner);
            }
        }
        return all;
    }

    /** A pod's own value of a label, else that of the nearest of its owners; empty for none. */
    String label(Thing pod, String key) {
        return pod.carries(key) ? pod.labels().getOrDefault(key, "") : ofOwner(pod, key);
    }

    /** The value of a label of the nearest of its owners that has one; empty for none. */
    String ofOwner(Thing pod, String key) {
        return of(pod).stream()
                .filter(owner -> owner.carries(key))
                .map(owner -> owner.labels().getOrDefault(key, ""))
                .findFirst()
                .orElse("");
    }

    /** The nearest first. */
    private List<Thing> of(Thing pod) {
        var chain = new ArrayList<Thing>();
        var at = pod;
        while (chain.size() < OWNERS_MAX && !at.owner().isEmpty()) {
            var owner = owners.get(pod.namespace() + "/" + at.owner());
            if (owner == null) {
                break;
            }
            chain.add(owner);
            at = owner;
        }
        return chain;
    }
}
