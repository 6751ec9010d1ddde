package org.chargebackledger.api.run;

import org.chargebackledger.api.connector.SliceStates;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.ledger.run.RunInputs;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run says of that which connectors should have fetched for its month and lack, or in part.
 */
@Component
class FetchFindings {

    private final SliceStates slices;

    FetchFindings(SliceStates slices) {
        this.slices = slices;
    }

    /** The findings of a run, and one for each connector that lacks something. */
    List<RunFinding> and(List<RunFinding> findings, RunInputs inputs) {
        var all = new ArrayList<>(findings);
        for (var gap : slices.gaps(inputs.book(), inputs.period())) {
            if (gap.connector().kind().bringsInvoices()) {
                continue; // no run reads them
            }
            all.add(
                    new RunFinding(
                            "missing-slices", gap.connector().name(), gap.text(), Exact.ZERO));
        }
        for (var gap : slices.seenInPart(inputs.book(), inputs.period())) {
            all.add(
                    new RunFinding(
                            "seen-in-part",
                            gap.connector().name(),
                            gap.text() + ": their last hours were not observed",
                            Exact.ZERO));
        }
        return List.copyOf(all);
    }
}
