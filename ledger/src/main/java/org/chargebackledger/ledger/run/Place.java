package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.policy.document.KeptOnKeys;

import java.util.Comparator;

/**
 * Where a part of cost comes to rest before pools are distributed: with a cost center, or in a
 * pool.
 *
 * @param costCenter empty when it lies in a pool
 * @param pool it lies in, or out of which an earlier month gave it to the cost center; else empty
 * @param cluster where it arose; empty outside clusters
 * @param namespace where it arose; empty outside namespaces
 */
record Place(String costCenter, String pool, Kind kind, String cluster, String namespace)
        implements Comparable<Place> {

    /** The pool of idle cost that is spread within its cluster, and its name on keys. */
    static final String IDLE_POOL = "idle";

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::costCenter, CodePointOrder.INSTANCE)
                    .thenComparing(Place::pool, CodePointOrder.INSTANCE)
                    .thenComparing(Place::kind)
                    .thenComparing(Place::cluster, CodePointOrder.INSTANCE)
                    .thenComparing(Place::namespace, CodePointOrder.INSTANCE);

    static Place direct(String costCenter, String cluster, String namespace) {
        return new Place(costCenter, "", Kind.DIRECT, cluster, namespace);
    }

    static Place node(String costCenter, String cluster, String namespace) {
        return new Place(costCenter, "", Kind.NODE, cluster, namespace);
    }

    static Place unattributed(String costCenter, String cluster, String namespace) {
        return new Place(costCenter, "", Kind.UNATTRIBUTED, cluster, namespace);
    }

    static Place inPool(String pool, String cluster, String namespace) {
        return new Place("", pool, Kind.POOL, cluster, namespace);
    }

    static Place idleWith(String costCenter, String cluster) {
        return new Place(costCenter, "", Kind.IDLE, cluster, "");
    }

    static Place idleInPool(String pool, String cluster) {
        return new Place("", pool, Kind.IDLE, cluster, "");
    }

    boolean isInPool() {
        return costCenter.isEmpty();
    }

    /** The same with another cost center. */
    Place with(String other) {
        return new Place(other, pool, kind, cluster, namespace);
    }

    /** The posting key that cost of a category and service has here. */
    PostingKey key(String chargeCategory, String service, KeptOnKeys kept) {
        return switch (kind) {
            case DIRECT, NODE ->
                    new PostingKey(kind, "", chargeCategory, service, cluster, namespace);
            case UNATTRIBUTED, POOL, IDLE ->
                    new PostingKey(
                            kind,
                            kind == Kind.IDLE && pool.isEmpty() ? IDLE_POOL : pool,
                            chargeCategory,
                            service,
                            kept.cluster(cluster),
                            kept.namespace(namespace));
        };
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
