package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.canonical.Digestible;
import org.chargebackledger.ledger.canonical.LineText;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Set;

/**
 * One exact part of a source account's cost on its way to a cost center, or into a pool that a
 * later share distributes. The shares that reach cost centers sum to the account's basis total.
 *
 * @param costCenter who bears it; empty when it goes into a pool
 * @param intoPool the pool it goes into; empty when a cost center bears it
 * @param key the posting key it will be part of
 * @param origin id of the attribution rule, or of the pool, that sent it here; {@code idle} for
 *     idle cost that is spread; {@code missing-usage}, {@code missing-shares} or {@code no-rule}
 *     when unattributed; {@code default-tax}, {@code default-credit} or {@code default-correction}
 *     for what follows other cost
 * @param day the UTC day for direct and node cost; null for what is computed by month: pools, and
 *     taxes and credits that follow other cost
 * @param cluster where the cost arose, also on keys that leave it out; empty outside clusters
 * @param node of a node share; else empty
 * @param namespace of a node share; else empty
 * @param driver what it was split by, such as {@code cpu-core-hours}, {@code ram-gib-hours}, {@code
 *     gpu-hours}, {@code provider-shares}, {@code direct-cost}, {@code even}, {@code weight} or a
 *     metric's name; where another day's readings stand in, with the name of that {@link StandIn};
 *     empty when it was not split
 * @param driverValue the receiver's part of the driver
 * @param driverTotal the whole of the driver; zero when it was not split
 */
public record Share(
        SourceAccount account,
        String costCenter,
        String intoPool,
        PostingKey key,
        String origin,
        @Nullable LocalDate day,
        String cluster,
        String node,
        String namespace,
        String driver,
        Exact driverValue,
        Exact driverTotal,
        Exact amount)
        implements Digestible {

    private static final Set<String> FOLLOWERS =
            Set.of(Attribution.TAX, Attribution.CREDIT, Attribution.CORRECTION);

    private static final Set<String> UNREAD_CAPACITY =
            Set.of(NodeCosts.MISSING_USAGE, NodeCosts.MISSING_SHARES);

    /** Whether it gives out what was collected in a pool. */
    public boolean isOutOfPool() {
        return day == null && !isOfFollower();
    }

    /**
     * Whether it is a part of what goes where other cost went: tax, a credit or a correction, also
     * if there was none to follow.
     */
    public boolean isOfFollower() {
        return day == null
                && FOLLOWERS.contains(origin)
                && (driver.isEmpty() || driver.contains(Trails.FOLLOWED));
    }

    /**
     * Whether it is a part of what a cluster's nodes cost: a namespace's, idle capacity, or hours
     * that nothing says the use of.
     */
    public boolean isOfNodes() {
        return day != null
                && !cluster.isEmpty()
                && (!driver.isEmpty() || UNREAD_CAPACITY.contains(origin));
    }

    @Override
    public void writeTo(LineText out) {
        out.text(account.provider()).text(account.billingAccount());
        out.text(account.invoiceIssuer()).text(account.currency().code());
        out.text(costCenter).text(intoPool);
        out.text(key.kind().text()).text(key.pool()).text(key.chargeCategory());
        out.text(key.service()).text(key.cluster()).text(key.namespace());
        out.text(origin).text(day == null ? "" : day.toString());
        out.text(cluster).text(node).text(namespace);
        out.text(driver).exact(driverValue).exact(driverTotal).exact(amount).end();
    }
}
