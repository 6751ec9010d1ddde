package org.chargebackledger.ledger.walk;

import org.chargebackledger.ledger.bill.SourceAccount;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What cents of an account are worth in euro cents, with whole numbers alone. */
final class Worth {

    private static final long UNIT = 10_000;

    private Worth() {}

    /**
     * The total, rounded a half away from zero, shared by largest remainder.
     *
     * @param rate in ten-thousandths
     */
    static List<Long> of(SourceAccount account, List<Long> cents, long rate) {
        if (account.currency().equals(World.EUR)) {
            return cents;
        }
        var sum = cents.stream().mapToLong(Long::longValue).sum();
        var first = cents.stream().filter(one -> one != 0).findFirst().orElse(0L);
        if (sum < 0 || (sum == 0 && first < 0)) {
            return of(account, cents.stream().map(one -> -one).toList(), rate).stream()
                    .map(one -> -one)
                    .toList();
        }
        var total = Math.floorDiv(2 * sum * rate + UNIT, 2 * UNIT);
        var shares = new ArrayList<Long>();
        cents.forEach(one -> shares.add(Math.floorDiv(one * rate, UNIT)));
        var left = total - shares.stream().mapToLong(Long::longValue).sum();
        var order = new ArrayList<Integer>();
        for (var i = 0; i < cents.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingLong(i -> -Math.floorMod(cents.get(i) * rate, UNIT)));
        for (var i = 0; i < left; i++) {
            var next = order.get(i);
            shares.set(next, shares.get(next) + 1);
        }
        return shares;
    }
}
