package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the charges went that taxes and credits may follow. A trail is only kept when some tax or
 * credit of the bill could ask for it.
 */
final class Trails {

    /** By what a tax or credit finds the charges it follows. */
    enum By {
        INVOICE("invoice-charges"),
        RESOURCE("resource-charges"),
        COMMITMENT("commitment-charges"),
        SERVICE("service-charges");

        private final String driver;

        By(String driver) {
            this.driver = driver;
        }
    }

    /**
     * @param month the charge period; null on an invoice's trail, which has all its charges
     */
    record Key(
            By by,
            SourceAccount account,
            @Nullable YearMonth month,
            String value,
            String subAccount) {

        /** What a share says it was split by: two trails may end in one place. */
        String driver() {
            var text = by.driver + ":" + value;
            text += subAccount.isEmpty() ? "" : ":" + subAccount;
            return month == null ? text : text + ":" + month;
        }
    }

    /** Cost in its place, and cost of machines that is still to be split. */
    private static final class Trail {
        private final Map<Place, Exact> placed = new HashMap<>();
        private final Map<Machine, Exact> onMachines = new HashMap<>();
    }

    private final Map<Key, Trail> trails = new HashMap<>();

    /** Keeps the trails that the taxes and credits among the lines could ask for. */
    Trails(LineGroups lines) {
        for (var group = 0; group < lines.size(); group++) {
            var category = lines.text(TextColumn.CHARGE_CATEGORY, group);
            if (ChargeKind.isTax(category)) {
                trails.put(invoice(lines, group), new Trail());
            } else if (ChargeKind.isCredit(category)) {
                charges(lines, group).forEach(key -> trails.put(key, new Trail()));
            }
        }
    }

    static Key invoice(LineGroups lines, int group) {
        return new Key(
                By.INVOICE,
                lines.account(group),
                null,
                lines.text(TextColumn.INVOICE_ID, group),
                "");
    }

    /** What a credit follows, first choice first. */
    static List<Key> charges(LineGroups lines, int group) {
        var account = lines.account(group);
        var month = YearMonth.from(LocalDate.ofEpochDay(lines.startDay(group)));
        var resource = lines.text(TextColumn.RESOURCE, group);
        var commitment = lines.text(TextColumn.COMMITMENT_ID, group);
        var keys = new ArrayList<Key>();
        if (!resource.isEmpty()) {
            keys.add(new Key(By.RESOURCE, account, month, resource, ""));
        }
        if (!commitment.isEmpty()) {
            keys.add(new Key(By.COMMITMENT, account, month, commitment, ""));
        }
        keys.add(
                new Key(
                        By.SERVICE,
                        account,
                        month,
                        lines.text(TextColumn.SERVICE, group),
                        lines.text(TextColumn.SUB_ACCOUNT, group)));
        return keys;
    }

    /** The kept trails that a charge belongs to; a tax or a credit belongs to none. */
    List<Key> of(LineGroups lines, int group) {
        var category = lines.text(TextColumn.CHARGE_CATEGORY, group);
        if (trails.isEmpty() || ChargeKind.isTax(category) || ChargeKind.isCredit(category)) {
            return List.of();
        }
        var keys = new ArrayList<>(charges(lines, group));
        keys.add(invoice(lines, group));
        keys.removeIf(key -> !trails.containsKey(key));
        return keys;
    }

    void note(List<Key> keys, Place place, Exact amount) {
        for (var key : keys) {
            trail(key).placed.merge(place, amount, Exact::plus);
        }
    }

    void note(List<Key> keys, Machine machine, Exact amount) {
        for (var key : keys) {
            trail(key).onMachines.merge(machine, amount, Exact::plus);
        }
    }

    /** The places with positive cost on a trail; none if there is no such cost. */
    SortedMap<Place, Exact> positive(Key key, NodeCosts nodeCosts) {
        var trail = trail(key);
        var costs = new TreeMap<Place, Exact>(trail.placed);
        trail.onMachines.forEach((machine, amount) -> {
            for (var part : nodeCosts.divide(machine, amount)) {
                costs.merge(part.place(), part.amount(), Exact::plus);
            }
        });
        costs.values().removeIf(cost -> cost.signum() <= 0);
        return costs;
    }

    private Trail trail(Key key) {
        return trails.computeIfAbsent(key, any -> new Trail());
    }
}
