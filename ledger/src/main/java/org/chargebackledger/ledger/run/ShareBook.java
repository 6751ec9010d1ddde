package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.CodePointOrder;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects shares: what is alike in everything but amount becomes one share. */
final class ShareBook {

    /** On no single day: by month. */
    static final long MONTH = Long.MIN_VALUE;

    /**
     * Everything of a share but its figures.
     *
     * @param step 0 before pools are distributed, then the number of the pool that is
     */
    record Label(
            int step,
            SourceAccount account,
            String costCenter,
            String intoPool,
            PostingKey key,
            String origin,
            long day,
            String cluster,
            String node,
            String namespace,
            String driver) {}

    private record Figures(Exact amount, Driver driver) {
        Figures plus(Figures other) {
            return new Figures(amount.plus(other.amount), driver.plus(other.driver));
        }
    }

    private static final Comparator<Label> ORDER =
            Comparator.comparingInt(Label::step)
                    .thenComparing(Label::account)
                    .thenComparing(Label::costCenter, CodePointOrder.INSTANCE)
                    .thenComparing(Label::intoPool, CodePointOrder.INSTANCE)
                    .thenComparing(Label::key)
                    .thenComparingLong(Label::day)
                    .thenComparing(Label::origin)
                    .thenComparing(Label::cluster)
                    .thenComparing(Label::node)
                    .thenComparing(Label::namespace)
                    .thenComparing(Label::driver);

    private final Map<Label, Figures> shares = new HashMap<>();

    void add(Label label, Driver driver, Exact amount) {
        if (!amount.isZero()) {
            shares.merge(label, new Figures(amount, driver), Figures::plus);
        }
    }

    /** All shares in stated order: those into pools before those that distribute the pools. */
    List<Share> all() {
        var labels = new ArrayList<>(shares.keySet());
        labels.sort(ORDER);
        var all = new ArrayList<Share>(labels.size());
        for (var label : labels) {
            var figures = shares.get(label);
            if (figures != null) {
                all.add(share(label, figures));
            }
        }
        return all;
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
