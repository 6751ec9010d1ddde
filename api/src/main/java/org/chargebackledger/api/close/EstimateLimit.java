package org.chargebackledger.api.close;

import org.chargebackledger.api.reconciliation.PeriodVariances;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.reconciliation.Variance;
import org.chargebackledger.ledger.time.Period;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.stream.Collectors;

/** How much of the difference between estimates and bills may be left without a cause. */
@Component
class EstimateLimit {

    private final PeriodVariances variances;

    EstimateLimit(PeriodVariances variances) {
        this.variances = variances;
    }

    /** One line, or none where no cost model says anything. */
    List<ChecklistItem> check(String book, Period period) {
        var open = variances.open(book, period);
        if (open.isEmpty()) {
            return List.of();
        }
        var above = open.stream().filter(one -> !one.isWithin()).toList();
        return List.of(
                new ChecklistItem(
                        Variance.CHECK,
                        above.isEmpty(),
                        above.isEmpty()
                                ? open.size()
                                        + " clusters are within the fraction "
                                        + open.getFirst().tolerance()
                                : above.stream()
                                        .map(EstimateLimit::words)
                                        .collect(Collectors.joining("; "))));
    }

    private static String words(Variance one) {
        return "%s: nothing explains %s of %s; the limit is the fraction %s; %s answers for it (%s)"
                .formatted(
                        one.id(),
                        one.remainder(),
                        one.compared(),
                        one.tolerance(),
                        one.owner(),
                        one.hash());
    }
}
