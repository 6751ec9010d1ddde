package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects shares: what is alike in everything but amount becomes one share. */
final class ShareBook implements Shares {

    private record Figures(Exact amount, Driver driver) {
        Figures plus(Figures other) {
            return new Figures(amount.plus(other.amount), driver.plus(other.driver));
        }
    }

    private final Map<Label, Figures> shares = new HashMap<>();

    @Override
    public boolean arePriced() {
        return true;
    }

    @Override
    public void add(Label label, Driver driver, Exact amount) {
        shares.merge(label, new Figures(amount, driver), Figures::plus);
    }

    /** All shares in stated order: those into pools before those that distribute the pools. */
    List<Share> all() {
        return ShareOrder.sorted(shares).stream()
                .map(entry -> share(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Share share(Label label, Figures figures) {
        return new Share(
                label.account(),
                label.costCenter(),
                label.intoPool(),
                label.key(),
                label.origin(),
                day(label.day()),
                label.cluster(),
                label.node(),
                label.namespace(),
                label.driver(),
                figures.driver().value(),
                figures.driver().total(),
                figures.amount());
    }

    private static @Nullable LocalDate day(long day) {
        return day == MONTH ? null : LocalDate.ofEpochDay(day);
    }
}
