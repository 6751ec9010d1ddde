package org.chargebackledger.api.explanation;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.RemainderRank;
import org.chargebackledger.ledger.money.Rounding;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;

/**
 * How an exact amount was rounded, top down: the source account's total, then the cost center's
 * share of it, then the key's share of that.
 *
 * @param accountExact all that reaches cost centers of the source account
 * @param accountRounded the same to the unit, a half away from zero
 */
public record RoundingSteps(Exact accountExact, Money accountRounded, Step costCenter, Step key) {

    /** Longer lists of remainders are left out; rank and cut say as much. */
    private static final int REMAINDERS_MAX = 1_000;

    /**
     * One rounding to a total: each of the shares down to the unit, and a leftover unit to each of
     * the largest remainders.
     *
     * @param exact the share
     * @param toShare the rounded total that all shares together must come to
     * @param shares how many there are
     * @param mirrored whether all signs were turned round for it, as their sum is negative; floors
     *     and remainders are those of the mirror image
     * @param floor the share down to the unit
     * @param floors the same of all shares together
     * @param leftover {@code toShare} (mirrored: its negative) minus {@code floors}, in units
     * @param remainder what rounding down cut off, in units
     * @param rank of the remainder, the largest first; a tie goes to the earlier share
     * @param lastWithUnit the smallest remainder that got a unit; absent if none did
     * @param firstWithout the largest one that got none; absent if all did
     * @param position of the share in the order that breaks ties, from 1
     * @param remainders of all shares in that order; absent where they are over a thousand
     * @param rounded what the share got: its floor, and a unit if its rank is within the leftover
     */
    public record Step(
            Exact exact,
            Money toShare,
            int shares,
            boolean mirrored,
            Money floor,
            Money floors,
            int leftover,
            Exact remainder,
            int rank,
            @Nullable Exact lastWithUnit,
            @Nullable Exact firstWithout,
            int position,
            @Nullable List<Exact> remainders,
            Money rounded) {

        private static Step of(List<Exact> shares, Money toShare, int index) {
            var currency = toShare.currency();
            var why = RemainderRank.of(shares, toShare, index);
            var ranked = why.ranked();
            var leftover = why.leftover();
            return new Step(
                    shares.get(index),
                    toShare,
                    shares.size(),
                    why.mirrored(),
                    new Money(currency, why.floor()),
                    new Money(currency, why.floors()),
                    leftover,
                    why.remainders().get(index),
                    why.rank(),
                    leftover > 0 ? ranked.get(leftover - 1) : null,
                    leftover < ranked.size() ? ranked.get(leftover) : null,
                    why.position(),
                    shares.size() > REMAINDERS_MAX ? null : why.remainders(),
                    new Money(currency, why.units()));
        }
    }

    /**
     * The steps for one key.
     *
     * @param sums the account's exact amounts by cost center and key, in the order that breaks ties
     * @return null if the cost center has no such key
     */
    static @Nullable RoundingSteps of(
            SortedMap<String, SortedMap<PostingKey, Exact>> sums,
            CurrencyCode currency,
            String costCenter,
            PostingKey key) {
        var keys = sums.get(costCenter);
        if (keys == null || !keys.containsKey(key)) {
            return null;
        }
        var perCostCenter = sums.values().stream().map(RoundingSteps::total).toList();
        var account = perCostCenter.stream().reduce(Exact.ZERO, Exact::plus);
        var rounded = Rounding.halfAwayFromZero(account, currency);
        var first = Step.of(perCostCenter, rounded, sums.headMap(costCenter).size());
        var second = Step.of(List.copyOf(keys.values()), first.rounded(), keys.headMap(key).size());
        return new RoundingSteps(account, rounded, first, second);
    }

    private static Exact total(SortedMap<PostingKey, Exact> keys) {
        return keys.values().stream().reduce(Exact.ZERO, Exact::plus);
    }
}
