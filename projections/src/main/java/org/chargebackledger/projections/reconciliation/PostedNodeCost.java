package org.chargebackledger.projections.reconciliation;

import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.Share;

/**
 * What a run made of a cluster's node cost, exact.
 *
 * @param direct of namespaces that a cost center bears
 * @param pools of namespaces that a pool takes, such as kube-system
 * @param unattributed of namespaces that nobody bears
 * @param idle capacity that nobody asked for or used
 * @param unread capacity of hours without a reading
 * @param otherDays all of it on days without an estimate, which are in none of the others
 */
public record PostedNodeCost(
        Exact direct, Exact pools, Exact unattributed, Exact idle, Exact unread, Exact otherDays) {

    static final PostedNodeCost NONE =
            new PostedNodeCost(
                    Exact.ZERO, Exact.ZERO, Exact.ZERO, Exact.ZERO, Exact.ZERO, Exact.ZERO);

    /** What namespaces took, whoever bears it. */
    public Exact used() {
        return direct.plus(pools).plus(unattributed);
    }

    /** What a share adds to it. */
    static PostedNodeCost of(Share share, boolean estimated) {
        var amount = share.amount();
        if (!estimated) {
            return new PostedNodeCost(
                    Exact.ZERO, Exact.ZERO, Exact.ZERO, Exact.ZERO, Exact.ZERO, amount);
        }
        var isIdle = share.key().kind() == Kind.IDLE;
        var isRead = !isIdle && !share.namespace().isEmpty();
        var isPooled = isRead && !share.intoPool().isEmpty();
        var isNobodys = isRead && share.key().kind() == Kind.UNATTRIBUTED;
        return new PostedNodeCost(
                onlyIf(isRead && !isPooled && !isNobodys, amount),
                onlyIf(isPooled, amount),
                onlyIf(isNobodys, amount),
                onlyIf(isIdle, amount),
                onlyIf(!isIdle && !isRead, amount),
                Exact.ZERO);
    }

    private static Exact onlyIf(boolean isSo, Exact amount) {
        return isSo ? amount : Exact.ZERO;
    }

    PostedNodeCost plus(PostedNodeCost other) {
        return new PostedNodeCost(
                direct.plus(other.direct),
                pools.plus(other.pools),
                unattributed.plus(other.unattributed),
                idle.plus(other.idle),
                unread.plus(other.unread),
                otherDays.plus(other.otherDays));
    }
}
