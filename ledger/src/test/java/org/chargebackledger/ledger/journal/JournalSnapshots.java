package org.chargebackledger.ledger.journal;

import static org.chargebackledger.ledger.Given.begin;
import static org.chargebackledger.ledger.Given.drafts;
import static org.chargebackledger.ledger.Given.firstEntry;
import static org.chargebackledger.ledger.Given.postAdjustment;
import static org.chargebackledger.ledger.Given.posted;
import static org.chargebackledger.ledger.Given.propose;
import static org.chargebackledger.ledger.Given.reverse;
import static org.chargebackledger.ledger.Given.roundInvoice;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.head;

import org.chargebackledger.ledger.Samples;

import java.util.List;

/** The state of journals as snapshots hold it. */
public final class JournalSnapshots {

    private JournalSnapshots() {}

    /**
     * A journal with a bit of everything: a reversal, an adjustment, a rounding, a proposal, a
     * posting under way.
     */
    public static Object sample() {
        return after(events());
    }

    static List<JournalEvent> events() {
        var journal = new JournalUnderTest().given(posted());
        journal.accepts(reverse(firstEntry()));
        journal.accepts(postAdjustment("adjustment-1", Samples.adjustment()));
        journal.accepts(roundInvoice(OCTOBER, "0.01"));
        journal.accepts(propose(Transition.SOFT_CLOSE));
        var drafts = drafts("run-2");
        journal.accepts(begin("run-2", head(OCTOBER, "run-1", 3), drafts));
        return journal.events();
    }

    static Journal after(List<JournalEvent> events) {
        var journal = new Journal();
        events.forEach(journal::on);
        return journal;
    }
}
