package org.chargebackledger.api.explanation;

import org.chargebackledger.api.explanation.Explanation.Driver;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.StandIn;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * How a run came to what it gives a posting key, with every factor: a reader with a calculator gets
 * the same cent.
 *
 * @param due the exact amount: the sum of the parts
 * @param rounded the same as posted, or as recorded where it rounds to zero
 * @param parts of the amount
 * @param rules the rules among the parts' origins, in words, by id
 * @param pools what lay in each pool behind it, nearest first; each was emptied whole
 * @param nodes what nodes cost by day and how that divides among their resources
 * @param daysLeftOut how many days of nodes are summed up instead of listed; absent if none
 * @param rounding absent where the run gives the key nothing
 */
public record Workings(
        Exact due,
        Money rounded,
        List<Part> parts,
        SortedMap<String, String> rules,
        List<PoolContent> pools,
        List<NodeCost> nodes,
        @Nullable Integer daysLeftOut,
        @Nullable RoundingSteps rounding) {

    /**
     * One part: {@code amount = of × value ÷ total}, or {@code of} itself where nothing was split.
     *
     * @param from {@code bill}: lines that a rule sent here; {@code node}: use of a node; {@code
     *     following}: tax, credit or correction that went where other cost went; {@code pool}: out
     *     of a pool
     * @param rule that sent it; absent out of pools
     * @param pool it came out of; absent elsewhere
     * @param run that is posted for the earlier month whose charges the driver is of; absent where
     *     those charges are on these bills
     * @param driver what it was split by
     * @param standIn the other day whose readings split it, of hours that nobody read; else absent
     * @param value the receiver's part of the driver; on nodes it is in the days
     * @param total the whole of the driver; on nodes it is in the days
     * @param of what was split
     * @param days of a node; absent elsewhere
     */
    public record Part(
            String from,
            @Nullable String rule,
            @Nullable String pool,
            @Nullable String run,
            @Nullable String cluster,
            @Nullable String node,
            @Nullable String namespace,
            @Nullable String driver,
            @Nullable OtherDay standIn,
            @Nullable Exact value,
            @Nullable Exact total,
            Exact of,
            Exact amount,
            @Nullable List<Day> days) {}

    /**
     * Readings in the place of missing ones.
     *
     * @param rule by which they are there: {@code carry} or {@code interpolate}
     * @param of what they are: the {@code node}'s own, or the {@code cluster}'s
     */
    public record OtherDay(String rule, LocalDate day, String of) {

        static @Nullable OtherDay of(@Nullable String driver) {
            var standIn = driver == null ? null : StandIn.of(driver);
            return standIn == null
                    ? null
                    : new OtherDay(
                            standIn.rule().name().toLowerCase(Locale.ROOT),
                            standIn.day(),
                            standIn.ofCluster() ? "cluster" : "node");
        }
    }

    /** One day of a node's part: {@code amount = of × value ÷ total}. */
    public record Day(LocalDate day, Exact value, Exact total, Exact of, Exact amount) {}

    /**
     * What lay in a pool: the sum of its parts.
     *
     * @param cluster whose part of the pool it is; absent for what arose in none
     * @param namespace whose part it is, where posting keys keep it
     * @param says the pool in words
     * @param statedFirst stated amounts, which are taken out before the rest is split otherwise
     */
    public record PoolContent(
            String pool,
            @Nullable String cluster,
            @Nullable String namespace,
            @Nullable String says,
            Exact total,
            @Nullable Driver statedFirst,
            List<Part> parts) {}

    /**
     * What nodes of a cluster cost under the posting's category and service.
     *
     * @param node several are separated by commas; empty for the cluster's whole capacity
     */
    public record NodeCost(String cluster, String node, List<NodeDay> days) {}

    /**
     * A day's cost.
     *
     * @param resources whose parts sum to it; empty where the provider's own split divides it
     */
    public record NodeDay(LocalDate day, Exact cost, List<ResourceCost> resources) {}

    /**
     * A resource's part of a node's cost, or of that the part which one day's readings split:
     * {@code amount = cost × capacity × weight ÷ sum of capacity × weight}.
     */
    public record ResourceCost(String driver, Exact capacity, Exact weight, Exact amount) {}
}
