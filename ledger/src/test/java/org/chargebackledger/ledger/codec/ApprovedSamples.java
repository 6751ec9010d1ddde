package org.chargebackledger.ledger.codec;

import static org.chargebackledger.ledger.Given.JOURNAL;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.PREPARER;

import org.chargebackledger.ledger.Given;
import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentApproved;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentProposed;
import org.chargebackledger.ledger.adjustment.OwnerTold;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.codec.SampleEvents.Grown;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryReleased;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodPermanentlyClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodReopened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodSoftClosed;
import org.chargebackledger.ledger.journal.JournalEvent.TransitionProposed;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeAcknowledged;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeSent;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeUndeliverable;

import java.util.List;
import java.util.stream.Stream;

/** Decisions whose approval names the hash of what was approved. */
final class ApprovedSamples {

    private static final String FORM = "-approved";
    private static final Stamp APPROVER = Samples.by("approver");
    private static final Stamp LEDGER = Samples.by("ledger");

    private ApprovedSamples() {}

    static Stream<Grown> grown() {
        return Stream.of(
                        new CostDeliveryReleased(
                                "imp-1",
                                List.of(Samples.snapshot("imp-1", 2)),
                                "checked",
                                "h4",
                                APPROVER),
                        new TransitionProposed(
                                JOURNAL,
                                OCTOBER,
                                Transition.CLOSE,
                                "month end",
                                "h2",
                                "h1",
                                PREPARER),
                        new PeriodSoftClosed(JOURNAL, OCTOBER, "h2", APPROVER),
                        closed(),
                        new PeriodPermanentlyClosed(
                                JOURNAL, OCTOBER, "2026 is audited", "preparer", "h2", APPROVER),
                        new PeriodReopened(
                                JOURNAL, OCTOBER, "late bill", "preparer", "h2", APPROVER),
                        new AdjustmentProposed(
                                "adjustment-3",
                                Samples.adjustment(),
                                Samples.adjustment().hash(),
                                "CC-2",
                                PREPARER),
                        new AdjustmentApproved(
                                "adjustment-3",
                                Samples.adjustment().hash(),
                                new OwnerTold("CC-2", "adjustment-3-proposed", "mailed"),
                                APPROVER))
                .map(event -> new Grown(FORM, event));
    }

    static List<Object> notices() {
        var id = "adjustment-1-proposed";
        return List.of(
                new NoticeSent(id, "lead@example.org", "<" + id + "@example.org>", "h5", LEDGER),
                new NoticeUndeliverable(id, "lead@example.org", "550 no such user", LEDGER),
                new NoticeAcknowledged(id, "the lead of CC-2", "by telephone", APPROVER));
    }

    private static PeriodClosed closed() {
        return new PeriodClosed(
                JOURNAL,
                OCTOBER,
                1,
                Given.firstEntry().hash(),
                1,
                1,
                List.of(Samples.head(OCTOBER, "run-1", 1)),
                Samples.met(),
                "month end",
                "preparer",
                "h2",
                Entry.NO_PREDECESSOR,
                "h3",
                APPROVER);
    }
}
