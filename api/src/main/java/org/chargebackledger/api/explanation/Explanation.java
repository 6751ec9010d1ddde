package org.chargebackledger.api.explanation;

import org.chargebackledger.api.journal.KeyView;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Why a posting is what it is.
 *
 * @param rule id of the attribution or namespace rule, or name of the default, that sent the cost
 *     here; absent where this run distributed a pool
 * @param pool id of the pool that was distributed, by this run or, where there is a rule, by that
 *     of the earlier month which is corrected; absent on other rules
 * @param driver what the largest part was split by; absent where nothing was split
 * @param drivers everything it was split by
 * @param poolTotal what lay in the pool of this source account, category and service
 * @param exact the amount before it was rounded
 * @param roundingUnits rounded minus exact, in minor units
 * @param reverses the posting that this one takes back: all else here is that one's, and this one
 *     is its negative
 * @param snapshots the bills it came from
 * @param words the rule or pool as the policy's approvers read it
 * @param labels delivered by day, by which the rule finds the cost center; absent where it asks
 *     none. What readings carry themselves comes before and is not among them
 * @param workings every factor of what the run gives the posting key; absent on balances
 * @param balance how the run came to what the account holds; absent on cost centers' and clearing
 * @param otherSide what a posting on clearing balances; absent elsewhere
 * @param earlier what was posted in this place before; absent on first postings
 * @param decision the decision of two persons by which it is posted; absent on what runs post, and
 *     rule, pool, policy and run are absent with it
 * @param sentence the whole of it, for a person
 * @param roundingSentence why it is this cent and not the next; absent on balances
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
        @Nullable String words,
        @Nullable List<DatedLabel> labels,
        @Nullable Workings workings,
        @Nullable Balance balance,
        @Nullable List<Balance.OtherSide> otherSide,
        @Nullable Earlier earlier,
        @Nullable Decision decision,
        String sentence,
        @Nullable String roundingSentence) {

    Explanation withSentences(String whole, @Nullable String ofRounding) {
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
                words,
                labels,
                workings,
                balance,
                otherSide,
                earlier,
                decision,
                whole,
                ofRounding);
    }

    /** The rule set, by its content. */
    public record Policy(String name, int version, String hash) {

        static Policy of(RunInputs inputs) {
            return new Policy(inputs.policyName(), inputs.policyVersion(), inputs.policyHash());
        }
    }

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
     * @param counted how much of them, on the policy's cost basis, went the way of this posting
     * @param first some of them, where there are not many all
     */
    public record Lines(
            String filter,
            long rows,
            long lines,
            Exact billed,
            Exact effective,
            Exact counted,
            List<Line> first) {}

    /** A cost line and how much of it went the way of the posting. */
    public record Line(String id, long rows, Exact counted) {}
}
