package org.chargebackledger.ledger.invoice;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.invoice.InvoiceCommand.ApproveAcceptance;
import org.chargebackledger.ledger.invoice.InvoiceCommand.ProposeAcceptance;
import org.chargebackledger.ledger.invoice.InvoiceCommand.RecordInvoice;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AcceptanceApproved;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AcceptanceProposed;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AnswerConfirmed;
import org.chargebackledger.ledger.invoice.InvoiceEvent.InvoiceRecorded;

/** One printed invoice with its corrections, and who accepted what it differs from its lines. */
@AggregateRoot
final class Invoice {

    @AggregateIdentifier private String invoice;
    private int revision;
    private String contentHash = "";
    private String recordedBy = "";
    private int answeredRevision;
    private int proposedRevision;
    private String proposedHash = "";
    private String proposedBy = "";
    private String approvedHash = "";
    private String approvedBy = "";

    /** For Axon, which rebuilds the invoice from its events. */
    Invoice() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordInvoice command) {
        var content = command.content();
        InvoiceRules.check(command.invoice(), content);
        InvoiceRules.checkAnswer(command);
        var hash = content.hash();
        if (hash.equals(contentHash)) {
            confirm(command);
            return; // known
        }
        InvoiceRules.checkReason(revision, command);
        apply(
                new InvoiceRecorded(
                        command.invoice(),
                        revision + 1,
                        content,
                        hash,
                        command.reason(),
                        command.stamp(),
                        command.answerSha256()));
    }

    /** What a provider said last is kept even where it says nothing new. */
    private void confirm(RecordInvoice command) {
        var answer = command.answerSha256();
        if (answer != null && answeredRevision != revision) {
            apply(new AnswerConfirmed(command.invoice(), revision, answer, command.stamp()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProposeAcceptance command) {
        requireKnown(command.invoice());
        var content = command.content();
        if (content.reason().isBlank()) {
            throw Refusal.invalid("reason-missing", "a reason must be given");
        }
        if (content.revision() != revision) {
            throw Refusal.conflict(
                    "content-differs", "the invoice is at revision " + revision + " by now");
        }
        var hash = content.hash(invoice, contentHash);
        if (hash.equals(proposedHash)) {
            return; // proposed, or even approved
        }
        apply(new AcceptanceProposed(invoice, content, hash, command.stamp()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApproveAcceptance command) {
        requireKnown(command.invoice());
        var approver = command.stamp().actor();
        if (proposedHash.isEmpty()) {
            throw Refusal.conflict("nothing-proposed", "nobody proposed to accept a difference");
        }
        if (!command.contentHash().equals(proposedHash) || proposedRevision != revision) {
            throw Refusal.conflict(
                    "content-differs", "what is proposed has the hash " + proposedHash);
        }
        if (approver.equals(proposedBy) || approver.equals(recordedBy)) {
            throw Refusal.forbidden(
                    "own-work",
                    "whoever recorded an invoice or proposed to accept it cannot accept it");
        }
        if (!approvedHash.equals(proposedHash)) {
            apply(new AcceptanceApproved(invoice, proposedHash, command.stamp()));
        } else if (!approver.equals(approvedBy)) {
            throw Refusal.conflict("acceptance-decided", approvedBy + " accepted this already");
        }
    }

    private void requireKnown(String id) {
        if (revision == 0) {
            throw Refusal.unknown("invoice-unknown", "there is no " + id);
        }
    }

    @EventSourcingHandler
    void on(InvoiceRecorded event) {
        invoice = event.invoice();
        revision = event.revision();
        contentHash = event.contentHash();
        recordedBy = event.stamp().actor();
        if (event.answerSha256() != null) {
            answeredRevision = revision;
        }
    }

    @EventSourcingHandler
    void on(AnswerConfirmed event) {
        answeredRevision = event.revision();
    }

    @EventSourcingHandler
    void on(AcceptanceProposed event) {
        proposedRevision = event.content().revision();
        proposedHash = event.contentHash();
        proposedBy = event.stamp().actor();
        approvedHash = "";
    }

    @EventSourcingHandler
    void on(AcceptanceApproved event) {
        approvedHash = event.contentHash();
        approvedBy = event.stamp().actor();
    }
}
