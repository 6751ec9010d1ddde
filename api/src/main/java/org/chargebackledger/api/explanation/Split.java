package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.run.Share;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;

/**
 * One amount that was split among several receivers: their shares have all of this in common.
 *
 * @param origin of what follows other cost, and of pools; else empty
 * @param day of what nodes cost; else null
 * @param cluster of nodes and of pools; else empty
 * @param kind of a pool's content, idle or not; else empty
 * @param namespace of a pool's content where keys keep it; else empty
 */
record Split(
        Stage stage,
        String service,
        String origin,
        @Nullable LocalDate day,
        String cluster,
        String node,
        String kind,
        String namespace,
        String driver) {

    /** At what point of an allocation a share arose. */
    enum Stage {
        /** By a rule, unsplit. */
        BILL,
        /** A part of a machine's cost. */
        NODE,
        /** Tax, credits and corrections that went where other cost went. */
        FOLLOWING,
        /** Out of a pool. */
        POOL;

        /** As it is served. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Stage of(Share share) {
            if (share.day() != null) {
                return share.driver().isEmpty() || share.cluster().isEmpty() ? BILL : NODE;
            }
            if (share.isOutOfPool()) {
                return POOL;
            }
            return share.driver().isEmpty() ? BILL : FOLLOWING;
        }
    }

    static Split of(Share share) {
        var stage = Stage.of(share);
        var service = share.key().service();
        var driver = share.driver();
        return switch (stage) {
            case BILL -> new Split(stage, service, share.origin(), null, "", "", "", "", "");
            case NODE ->
                    new Split(
                            stage,
                            service,
                            "",
                            share.day(),
                            share.cluster(),
                            share.node(),
                            "",
                            "",
                            driver);
            case FOLLOWING ->
                    new Split(stage, service, share.origin(), null, "", "", "", "", driver);
            case POOL -> ofPool(PoolPart.source(share), driver);
        };
    }

    static Split ofPool(PoolPart part, String driver) {
        return new Split(
                Stage.POOL,
                part.service(),
                part.pool(),
                null,
                part.cluster(),
                "",
                part.kind().text(),
                part.namespace(),
                driver);
    }

    /** The same split whatever it was split by. */
    Split byAnything() {
        return new Split(stage, service, origin, day, cluster, node, kind, namespace, "");
    }
}
