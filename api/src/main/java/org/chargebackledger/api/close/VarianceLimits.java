package org.chargebackledger.api.close;

import org.chargebackledger.api.reconciliation.OpenVariances;
import org.chargebackledger.api.reconciliation.VarianceAcceptances;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.reconciliation.OpenVariance;
import org.chargebackledger.ledger.reconciliation.Variance;
import org.chargebackledger.ledger.time.Period;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Figures that a close has limits for: within them, or accepted by two persons by name. */
@Component
class VarianceLimits {

    private final OpenVariances variances;
    private final VarianceAcceptances acceptances;

    VarianceLimits(OpenVariances variances, VarianceAcceptances acceptances) {
        this.variances = variances;
        this.acceptances = acceptances;
    }

    /** What is left without a cause, in one line; none where no cost model says anything. */
    List<ChecklistItem> estimates(String book, Period period) {
        var open = variances.estimates(book, period);
        return open.isEmpty()
                ? List.of()
                : List.of(
                        item(
                                Variance.CHECK,
                                book,
                                period,
                                open,
                                open.size() + " clusters are within " + open.getFirst().limit()));
    }

    /** How much of the cost has no cost center. */
    ChecklistItem unattributed(String book, Period period) {
        return variances
                .unattributed(book, period)
                .map(open -> item(OpenVariance.UNATTRIBUTED, book, period, open, within(open)))
                .orElseGet(() ->
                        new ChecklistItem(
                                OpenVariance.UNATTRIBUTED, false, "no chargeback run is posted"));
    }

    private static String within(List<OpenVariance> open) {
        return open.isEmpty()
                ? "nothing is allocated"
                : "%s; the limit is %s"
                        .formatted(
                                open.stream()
                                        .map(OpenVariance::amount)
                                        .collect(Collectors.joining(", ")),
                                open.getFirst().limit());
    }

    private ChecklistItem item(
            String check, String book, Period period, List<OpenVariance> open, String within) {
        var above = new ArrayList<String>();
        var accepted = new ArrayList<String>();
        for (var one : open) {
            if (!one.isWithin()) {
                acceptances
                        .words(book, period, one)
                        .ifPresentOrElse(accepted::add, () -> above.add(words(one)));
            }
        }
        if (!above.isEmpty()) {
            return new ChecklistItem(check, false, String.join("; ", above));
        }
        return new ChecklistItem(
                check, true, accepted.isEmpty() ? within : String.join("; ", accepted));
    }

    private static String words(OpenVariance one) {
        return "%s: %s; the limit is %s; %s answers for it (%s)"
                .formatted(one.id(), one.amount(), one.limit(), one.owner(), one.hash());
    }
}
