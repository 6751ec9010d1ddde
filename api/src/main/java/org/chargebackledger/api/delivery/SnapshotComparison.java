package org.chargebackledger.api.delivery;

import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.bill.SnapshotKey;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.imports.CostSnapshot;
import org.chargebackledger.ledger.imports.CostSnapshot.AccountTotal;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.imports.Deliveries;
import org.chargebackledger.projections.imports.KnownDelivery;
import org.chargebackledger.projections.imports.KnownSnapshot;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares new snapshots with those they would supersede: a second money source is refused, and a
 * bill that shrinks by more than the tolerance is held, because half a file looks just like that.
 */
@Component
class SnapshotComparison {

    private static final int NAMED_MAX = 20;

    private final CostSnapshots snapshots;
    private final Deliveries deliveries;
    private final SnapshotReader reader;
    private final BigDecimal tolerance;

    SnapshotComparison(
            CostSnapshots snapshots,
            Deliveries deliveries,
            SnapshotReader reader,
            @Value("${chargeback.imports.shrink-tolerance:0.10}") BigDecimal tolerance) {
        this.snapshots = snapshots;
        this.deliveries = deliveries;
        this.reader = reader;
        this.tolerance = tolerance;
    }

    /**
     * Compares each recorded snapshot.
     *
     * @param subAccounts that each of them has
     */
    List<Finding> with(
            KnownDelivery delivery,
            List<CostSnapshot> recorded,
            List<ControlTotal> totals,
            Map<SnapshotKey, Set<String>> subAccounts) {
        var findings = new ArrayList<Finding>();
        for (var snapshot : recorded) {
            var current = snapshots.current(delivery.book(), snapshot.key());
            if (current.isPresent()) {
                findings.addAll(compare(delivery, snapshot, current.get(), totals));
                findings.addAll(
                        vanished(
                                current.get(), subAccounts.getOrDefault(snapshot.key(), Set.of())));
            }
        }
        return findings;
    }

    private List<Finding> compare(
            KnownDelivery delivery,
            CostSnapshot snapshot,
            KnownSnapshot current,
            List<ControlTotal> totals) {
        if (!current.source().equals(delivery.source()) && !replaces(delivery, current)) {
            return List.of(
                    finding(
                            Severity.REJECT,
                            "second-money-source",
                            "%s is the money source of %s; a delivery from %s needs replaceSource=%s"
                                    .formatted(
                                            current.source(),
                                            name(snapshot.key()),
                                            delivery.source(),
                                            current.source())));
        }
        var old = current.snapshot();
        var oldTotals =
                deliveries
                        .find(current.importId())
                        .map(KnownDelivery::controlTotals)
                        .orElse(List.of());
        return Stream.of(
                        fall(snapshot.key(), "billed total", billed(old), billed(snapshot)),
                        fall(snapshot.key(), "row count", old.rows(), snapshot.rows()),
                        fall(
                                snapshot.key(),
                                "number of source accounts",
                                old.accounts().size(),
                                snapshot.accounts().size()),
                        fall(
                                snapshot.key(),
                                "number of invoices",
                                invoices(oldTotals, snapshot.key()),
                                invoices(totals, snapshot.key())))
                .flatMap(List::stream)
                .toList();
    }

    /** Sub accounts that the bill does not name any more, if they are more than the tolerance. */
    private List<Finding> vanished(KnownSnapshot current, Set<String> subAccounts) {
        var old = new TreeSet<String>();
        reader.costLines(
                current.snapshot().id(),
                lines -> old.addAll(lines.dictionary(TextColumn.SUB_ACCOUNT)));
        var gone = new TreeSet<>(old);
        gone.removeAll(subAccounts);
        if (!isFall(
                BigDecimal.valueOf(old.size()),
                BigDecimal.valueOf((long) old.size() - gone.size()))) {
            return List.of();
        }
        return List.of(
                finding(
                        Severity.HOLD,
                        "sub-accounts-vanish",
                        "%s of %s sub accounts of %s are gone: %s"
                                .formatted(
                                        gone.size(),
                                        old.size(),
                                        name(current.snapshot().key()),
                                        gone.stream()
                                                .limit(NAMED_MAX)
                                                .map(account -> "'" + account + "'")
                                                .collect(Collectors.joining(", ")))));
    }

    private boolean isFall(BigDecimal old, BigDecimal now) {
        return old.signum() > 0 && old.subtract(now).compareTo(old.multiply(tolerance)) > 0;
    }

    private static boolean replaces(KnownDelivery delivery, KnownSnapshot current) {
        return current.source().equals(delivery.declared().get("replaceSource"));
    }

    private List<Finding> fall(SnapshotKey key, String what, long old, long now) {
        return fall(key, what, BigDecimal.valueOf(old), BigDecimal.valueOf(now));
    }

    private List<Finding> fall(SnapshotKey key, String what, BigDecimal old, BigDecimal now) {
        if (!isFall(old, now)) {
            return List.of();
        }
        return List.of(
                finding(
                        Severity.HOLD,
                        "snapshot-shrinks",
                        "%s of %s falls from %s to %s"
                                .formatted(
                                        what,
                                        name(key),
                                        old.stripTrailingZeros().toPlainString(),
                                        now.stripTrailingZeros().toPlainString())));
    }

    private static BigDecimal billed(CostSnapshot snapshot) {
        return snapshot.accounts().stream()
                .map(AccountTotal::costs)
                .map(Costs::billed)
                .reduce((a, b) -> a.plus(b))
                .map(sum -> sum.toBigDecimal())
                .orElse(BigDecimal.ZERO);
    }

    private static long invoices(List<ControlTotal> totals, SnapshotKey key) {
        return totals.stream()
                .filter(total -> total.provider().equals(key.provider()))
                .filter(total -> total.billingAccount().equals(key.billingAccount()))
                .map(ControlTotal::invoiceId)
                .distinct()
                .count();
    }

    private static Finding finding(Severity severity, String code, String reason) {
        return new Finding(severity, null, null, null, null, code, reason);
    }

    private static String name(SnapshotKey key) {
        return key.provider() + " " + key.billingAccount() + " " + key.billingPeriod();
    }
}
