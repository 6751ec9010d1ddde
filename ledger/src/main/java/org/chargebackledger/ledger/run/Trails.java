package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Where the charges went that taxes, credits and corrections may follow. A trail is only kept when
 * one of them could ask for it.
 */
final class Trails {

    /** What every driver has in its name that is the charges which something follows. */
    static final String FOLLOWED = "-charges:";

    /** By what a tax, credit or correction finds the charges it follows. */
    enum By {
        INVOICE("invoice"),
        RESOURCE("resource"),
        COMMITMENT("commitment"),
        SERVICE("service");

        private final String word;

        By(String word) {
            this.word = word;
        }
    }

    /**
     * Charges that belong together.
     *
     * @param month the charge period; null on an invoice's trail, which has all its charges
     * @param frozen whether it is asked of the posted run of that month instead of these bills
     */
    record Key(
            By by,
            SourceAccount account,
            @Nullable YearMonth month,
            String value,
            String subAccount,
            boolean frozen) {

        /** The same charges as the posted run of their month has them. */
        Key asFrozen() {
            return new Key(by, account, month, value, subAccount, true);
        }

        Key asBilled() {
            return new Key(by, account, month, value, subAccount, false);
        }

        /** What a share says it was split by: two trails may end in one place. */
        String driver() {
            var text = (frozen ? FrozenShares.DRIVER : "") + by.word + FOLLOWED + value;
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

    private Trails(Collection<Key> asked) {
        asked.forEach(key -> trails.put(key, new Trail()));
    }

    /** Keeps the trails that the taxes, credits and corrections among the lines could ask for. */
    static Trails askedBy(LineGroups lines) {
        var asked = new HashSet<Key>();
        for (var group = 0; group < lines.size(); group++) {
            var category = lines.text(TextColumn.CHARGE_CATEGORY, group);
            if (ChargeKind.isTax(category)) {
                asked.add(invoice(lines, group));
            } else if (ChargeKind.corrects(category, lines.text(TextColumn.CHARGE_CLASS, group))) {
                asked.addAll(charges(lines, group));
            }
        }
        return new Trails(asked);
    }

    /** Keeps certain trails. */
    static Trails of(Collection<Key> asked) {
        return new Trails(asked);
    }

    static Key invoice(LineGroups lines, int group) {
        return new Key(
                By.INVOICE,
                lines.account(group),
                null,
                lines.text(TextColumn.INVOICE_ID, group),
                "",
                false);
    }

    /** What a credit or correction follows, first choice first. */
    static List<Key> charges(LineGroups lines, int group) {
        return charges(lines.startDay(group), column -> lines.text(column, group));
    }

    /** The same of a line in its block. */
    static List<Key> charges(CostLines block, int line) {
        return charges(block.startDay(line), column -> block.text(column, line));
    }

    private static List<Key> charges(int startDay, Function<TextColumn, String> line) {
        var account =
                new SourceAccount(
                        line.apply(TextColumn.PROVIDER),
                        line.apply(TextColumn.BILLING_ACCOUNT),
                        line.apply(TextColumn.INVOICE_ISSUER),
                        new CurrencyCode(line.apply(TextColumn.CURRENCY)));
        var month = YearMonth.from(LocalDate.ofEpochDay(startDay));
        var resource = line.apply(TextColumn.RESOURCE);
        var commitment = line.apply(TextColumn.COMMITMENT_ID);
        var keys = new ArrayList<Key>();
        if (!resource.isEmpty()) {
            keys.add(new Key(By.RESOURCE, account, month, resource, "", false));
        }
        if (!commitment.isEmpty()) {
            keys.add(new Key(By.COMMITMENT, account, month, commitment, "", false));
        }
        keys.add(
                new Key(
                        By.SERVICE,
                        account,
                        month,
                        line.apply(TextColumn.SERVICE),
                        line.apply(TextColumn.SUB_ACCOUNT),
                        false));
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
