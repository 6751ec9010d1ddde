package org.chargebackledger.ledger.masterdata;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.TwoPersons;
import org.chargebackledger.ledger.canonical.Sha256;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.ApproveChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.CompleteChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.DeclineChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.FailChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.ProposeChange;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeApproved;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeCompleted;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeDeclined;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeFailed;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeProposed;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** One decision of two persons about what charges rest on. */
@AggregateRoot
final class MasterDataChange {

    @AggregateIdentifier private String changeId;
    private @Nullable ChangeStatus status;
    private String book = "";
    private String kind = "";
    private String content = "";
    private String contentHash = "";
    private String proposedBy = "";
    private String decidedBy = "";

    /** For Axon, which rebuilds the change from its events. */
    MasterDataChange() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProposeChange command) {
        if (status != null) {
            if (!command.book().equals(book)
                    || !command.kind().equals(kind)
                    || !command.content().equals(content)) {
                throw Refusal.conflict(
                        "master-data-change-exists", changeId + " proposes something else");
            }
            return;
        }
        var bytes = command.content().getBytes(StandardCharsets.UTF_8);
        apply(
                new ChangeProposed(
                        command.changeId(),
                        command.book(),
                        command.kind(),
                        command.content(),
                        Sha256.hex(bytes),
                        command.stamp()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApproveChange command) {
        var now = known(command.changeId());
        var approver = command.stamp().actor();
        TwoPersons.requireProposed(contentHash, command.contentHash());
        TwoPersons.requireAnother(proposedBy, approver, "a change");
        if (now == ChangeStatus.PROPOSED) {
            apply(
                    new ChangeApproved(
                            changeId,
                            book,
                            kind,
                            content,
                            contentHash,
                            proposedBy,
                            command.stamp()));
        } else if (now == ChangeStatus.DECLINED || !approver.equals(decidedBy)) {
            throw notIn("be approved");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DeclineChange command) {
        var now = known(command.changeId());
        if (now == ChangeStatus.DECLINED && command.stamp().actor().equals(decidedBy)) {
            return; // the same answer again
        }
        if (now != ChangeStatus.PROPOSED) {
            throw notIn("be declined");
        }
        TwoPersons.requireReason(command.reason());
        apply(new ChangeDeclined(changeId, command.reason(), command.stamp()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CompleteChange command) {
        switch (known(command.changeId())) {
            case APPROVED -> apply(new ChangeCompleted(changeId, command.stamp()));
            case CARRIED_OUT -> {} // the same report again
            case PROPOSED, DECLINED, FAILED -> throw notIn("be carried out");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(FailChange command) {
        switch (known(command.changeId())) {
            case APPROVED -> apply(new ChangeFailed(changeId, command.reason(), command.stamp()));
            case FAILED -> {} // the same report again
            case PROPOSED, DECLINED, CARRIED_OUT -> throw notIn("fail");
        }
    }

    private ChangeStatus known(String id) {
        if (status == null) {
            throw Refusal.unknown("master-data-change-unknown", "there is no change " + id);
        }
        return status;
    }

    private Refusal notIn(String what) {
        return Refusal.conflict(
                "master-data-change-state", changeId + " is " + status + ", it cannot " + what);
    }

    @EventSourcingHandler
    void on(ChangeProposed event) {
        changeId = event.changeId();
        book = event.book();
        kind = event.kind();
        content = event.content();
        contentHash = event.contentHash();
        proposedBy = event.stamp().actor();
        status = ChangeStatus.PROPOSED;
    }

    @EventSourcingHandler
    void on(ChangeApproved event) {
        decidedBy = event.stamp().actor();
        status = ChangeStatus.APPROVED;
    }

    @EventSourcingHandler
    void on(ChangeDeclined event) {
        decidedBy = event.stamp().actor();
        status = ChangeStatus.DECLINED;
    }

    @EventSourcingHandler
    void on(ChangeCompleted event) {
        status = ChangeStatus.CARRIED_OUT;
    }

    @EventSourcingHandler
    void on(ChangeFailed event) {
        status = ChangeStatus.FAILED;
    }
}
