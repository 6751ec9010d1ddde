package org.chargebackledger.api.explanation;

import org.chargebackledger.api.journal.KeyView;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Why a posting is what it is.
 *
 * @param rule id of the attribution or namespace rule that sent the cost here; absent on pools
 * @param pool id of the pool that was distributed; absent on rules
 * @param driver what the largest part was split by; absent where nothing was split
 * @param drivers everything it was split by
 * @param poolTotal what lay in the pool of this source account, category and service
 * @param exact the amount before it was rounded
 * @param roundingUnits rounded minus exact, in minor units
 * @param reverses the posting that this one takes back
 * @param snapshots the bills it came from
 * @param sentence the whole of it, for a person
 */
public record Explanation(
        String posting,
        String entry,
        Period period,
        Period originPeriod,
        String account,
        @Nullable String costCenter,
        @Nullable KeyView key,
        @Nullable String rule,
        @Nullable String pool,
        @Nullable Policy policy,
        @Nullable String runId,
        @Nullable Driver driver,
        List<Driver> drivers,
        @Nullable Exact poolTotal,
        Exact exact,
        Money rounded,
        String roundingUnits,
        @Nullable String reverses,
        List<String> snapshots,
        Lines costLines,
        String sentence) {

    Explanation withSentence(String text) {
        return new Explanation(
                posting,
                entry,
                period,
                originPeriod,
                account,
                costCenter,
                key,
                rule,
                pool,
                policy,
                runId,
                driver,
                drivers,
                poolTotal,
                exact,
                rounded,
                roundingUnits,
                reverses,
                snapshots,
                costLines,
                text);
    }

    /** The rule set, by its content. */
    public record Policy(String name, int version, String hash) {}

    /**
     * The receiver's part of what cost was split by, and the whole of it.
     *
     * @param amount what was received by it
     */
    public record Driver(String name, Exact value, Exact total, Exact amount) {}

    /**
     * How to find the lines behind it.
     *
     * @param filter the query of {@code GET /api/v1/cost-lines}
     * @param rows how many bill rows they sum
     * @param lines how many cost lines
     */
    public record Lines(String filter, long rows, long lines, Exact billed, Exact effective) {}
}
