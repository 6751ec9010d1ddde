package org.chargebackledger.ledger.codec;

import static org.chargebackledger.ledger.codec.StoredType.first;

import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentApproved;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentDeclined;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentFailed;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentPosted;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentProposed;
import org.chargebackledger.ledger.dispute.AcceptanceEvent.ChargesAccepted;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeAcceptedAsOpen;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeDeclined;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeRaised;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeSettled;
import org.chargebackledger.ledger.dispute.DisputeEvent.DisputeWithdrawn;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AcceptanceApproved;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AcceptanceProposed;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AnswerConfirmed;
import org.chargebackledger.ledger.invoice.InvoiceEvent.InvoiceRecorded;
import org.chargebackledger.ledger.materiality.ReviewEvent.BreachRecorded;
import org.chargebackledger.ledger.materiality.ReviewEvent.ChoiceApproved;
import org.chargebackledger.ledger.materiality.ReviewEvent.ChoiceDeclined;
import org.chargebackledger.ledger.materiality.ReviewEvent.ChoiceProposed;
import org.chargebackledger.ledger.materiality.ReviewEvent.ReviewConcluded;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeAcknowledged;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeSent;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeUndeliverable;

import java.util.List;

/** What is stored of what persons decide besides runs. */
final class DecisionTypes {

    static final List<StoredType> ALL =
            List.of(
                    first(
                            "Adjustment.Proposed",
                            AdjustmentProposed.class,
                            "Something is to be posted that no run computes."),
                    first(
                            "Adjustment.Approved",
                            AdjustmentApproved.class,
                            "A second person approved exactly what was proposed."),
                    first(
                            "Adjustment.Declined",
                            AdjustmentDeclined.class,
                            "It was declined or withdrawn, and why."),
                    first(
                            "Adjustment.Posted",
                            AdjustmentPosted.class,
                            "The journal has its entries."),
                    first(
                            "Adjustment.Failed",
                            AdjustmentFailed.class,
                            "The journal refused it, and why."),
                    first(
                            "Dispute.Raised",
                            DisputeRaised.class,
                            "A cost center objects to a posting; the evidence is frozen."),
                    first(
                            "Dispute.Withdrawn",
                            DisputeWithdrawn.class,
                            "The objection was taken back, and why."),
                    first("Dispute.Declined", DisputeDeclined.class, "The charge stays, and why."),
                    first(
                            "Dispute.AcceptedAsOpen",
                            DisputeAcceptedAsOpen.class,
                            "The month may close with it, and why."),
                    first(
                            "Dispute.Settled",
                            DisputeSettled.class,
                            "The outcome of two persons is posted."),
                    first(
                            "Acceptance.ChargesAccepted",
                            ChargesAccepted.class,
                            "Nobody disputed a close in time: silence is acceptance."),
                    first("Notice.Sent", NoticeSent.class, "A mail server took the notice."),
                    first(
                            "Notice.Undeliverable",
                            NoticeUndeliverable.class,
                            "A mail server will never take the notice."),
                    first(
                            "Notice.Acknowledged",
                            NoticeAcknowledged.class,
                            "Somebody answers for it that its recipient was told."),
                    first(
                            "Invoice.Recorded",
                            InvoiceRecorded.class,
                            "What a provider prints became known, or was corrected."),
                    first(
                            "Invoice.AnswerConfirmed",
                            AnswerConfirmed.class,
                            "A provider's answer says what was recorded otherwise than from it."),
                    first(
                            "Invoice.AcceptanceProposed",
                            AcceptanceProposed.class,
                            "A difference above tolerance is to be accepted, and why."),
                    first(
                            "Invoice.AcceptanceApproved",
                            AcceptanceApproved.class,
                            "A second person accepted exactly that difference."),
                    first(
                            "MaterialityReview.BreachRecorded",
                            BreachRecorded.class,
                            "A run of a closed month exceeds thresholds and waits."),
                    first(
                            "MaterialityReview.ChoiceProposed",
                            ChoiceProposed.class,
                            "To reopen the month or to waive, with a memo."),
                    first(
                            "MaterialityReview.ChoiceApproved",
                            ChoiceApproved.class,
                            "A second person approved exactly that choice."),
                    first(
                            "MaterialityReview.ChoiceDeclined",
                            ChoiceDeclined.class,
                            "The choice was declined or withdrawn; the run waits on."),
                    first(
                            "MaterialityReview.Concluded",
                            ReviewConcluded.class,
                            "The run waits no longer: it was posted, the month was reopened, or it"
                                    + " ended."));

    private DecisionTypes() {}
}
