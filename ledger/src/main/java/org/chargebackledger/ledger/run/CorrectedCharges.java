package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.time.Period;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The charges of earlier months that the bills of a month may correct: what is to be known of those
 * months, whatever the policy. A line corrects if it is a credit or refund, or has the charge class
 * {@code Correction}; it is of the month of its first day.
 */
public final class CorrectedCharges {

    private final Period period;
    private final TreeMap<Period, Set<Trails.Key>> charges = new TreeMap<>();

    public CorrectedCharges(Period period) {
        this.period = period;
    }

    /** Takes in lines of the period's bills. */
    public void add(CostLines block) {
        correcting(block, period)
                .forEach(line ->
                        charges.computeIfAbsent(month(block, line), any -> new HashSet<>())
                                .addAll(Trails.charges(block, line)));
    }

    /** The earlier months that are corrected. */
    public SortedSet<Period> months() {
        return Collections.unmodifiableSortedSet(charges.navigableKeySet());
    }

    Set<Trails.Key> of(Period month) {
        return charges.getOrDefault(month, Set.of());
    }

    /** The lines of a block that correct months before a period. */
    static IntStream correcting(CostLines block, Period period) {
        var categories = block.dictionary(TextColumn.CHARGE_CATEGORY);
        var classes = block.dictionary(TextColumn.CHARGE_CLASS);
        if (categories.stream().noneMatch(ChargeKind::isCredit)
                && classes.stream().noneMatch(ChargeKind::isCorrection)) {
            return IntStream.empty();
        }
        var firstDay = period.firstDay().toEpochDay();
        return IntStream.range(0, block.size())
                .filter(line ->
                        block.startDay(line) < firstDay
                                && ChargeKind.corrects(
                                        block.text(TextColumn.CHARGE_CATEGORY, line),
                                        block.text(TextColumn.CHARGE_CLASS, line)));
    }

    static Period month(CostLines block, int line) {
        return Period.of(LocalDate.ofEpochDay(block.startDay(line)));
    }
}
