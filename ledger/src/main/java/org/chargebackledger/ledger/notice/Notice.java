package org.chargebackledger.ledger.notice;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.TwoPersons;
import org.chargebackledger.ledger.notice.NoticeCommand.AcknowledgeNotice;
import org.chargebackledger.ledger.notice.NoticeCommand.RecordSent;
import org.chargebackledger.ledger.notice.NoticeCommand.RecordUndeliverable;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeAcknowledged;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeSent;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeUndeliverable;
import org.jspecify.annotations.Nullable;

/** Whether one notice has reached whom it is for: once by mail, once by word of somebody. */
@AggregateRoot
final class Notice {

    @AggregateIdentifier private String noticeId;
    private boolean sent;
    private boolean undeliverable;
    private @Nullable NoticeAcknowledged acknowledged;

    /** For Axon, which rebuilds the notice from its events. */
    Notice() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordSent command) {
        if (!sent) {
            apply(
                    new NoticeSent(
                            command.noticeId(),
                            command.recipient(),
                            command.messageId(),
                            command.contentHash(),
                            command.stamp()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordUndeliverable command) {
        if (!sent && !undeliverable) {
            apply(
                    new NoticeUndeliverable(
                            command.noticeId(),
                            command.recipient(),
                            command.reason(),
                            command.stamp()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AcknowledgeNotice command) {
        TwoPersons.requireAnother(command.causedBy(), command.stamp().actor(), "it");
        if (command.told().isBlank() || command.how().isBlank()) {
            throw Refusal.invalid(
                    "acknowledgement-incomplete", "it says who was told, and how they were");
        }
        if (acknowledged == null) {
            apply(
                    new NoticeAcknowledged(
                            command.noticeId(), command.told(), command.how(), command.stamp()));
        } else if (!isSame(acknowledged, command)) {
            throw Refusal.conflict(
                    "notice-acknowledged",
                    "of %s, %s has recorded who was told"
                            .formatted(noticeId, acknowledged.stamp().actor()));
        }
    }

    private static boolean isSame(NoticeAcknowledged before, AcknowledgeNotice command) {
        return before.told().equals(command.told())
                && before.how().equals(command.how())
                && before.stamp().actor().equals(command.stamp().actor());
    }

    @EventSourcingHandler
    void on(NoticeSent event) {
        noticeId = event.noticeId();
        sent = true;
    }

    @EventSourcingHandler
    void on(NoticeUndeliverable event) {
        noticeId = event.noticeId();
        undeliverable = true;
    }

    @EventSourcingHandler
    void on(NoticeAcknowledged event) {
        noticeId = event.noticeId();
        acknowledged = event;
    }
}
