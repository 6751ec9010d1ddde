package org.chargebackledger.api.explanation;

import org.chargebackledger.api.explanation.Split.Stage;
import org.chargebackledger.ledger.run.Share;

import java.util.Comparator;

/**
 * What the shares have in common that are one part of a key's workings.
 *
 * @param cluster of nodes and pools; else empty
 * @param node of nodes; else empty
 * @param namespace of nodes, and of pools where keys keep it; else empty
 */
record PartLabel(
        Stage stage, String origin, String cluster, String node, String namespace, String driver) {

    static final Comparator<PartLabel> ORDER =
            Comparator.comparing(PartLabel::stage)
                    .thenComparing(PartLabel::origin)
                    .thenComparing(PartLabel::cluster)
                    .thenComparing(PartLabel::node)
                    .thenComparing(PartLabel::namespace)
                    .thenComparing(PartLabel::driver);

    static PartLabel of(Share share) {
        var stage = Stage.of(share);
        var isNode = stage == Stage.NODE;
        return new PartLabel(
                stage,
                share.origin(),
                isNode || stage == Stage.POOL ? share.cluster() : "",
                isNode ? share.node() : "",
                switch (stage) {
                    case NODE -> share.namespace();
                    case POOL -> share.key().namespace();
                    case BILL, FOLLOWING -> "";
                },
                share.driver());
    }
}
