package org.chargebackledger.api.notice;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.ledger.adjustment.OwnerTold;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.notice.NoticeCommand;
import org.chargebackledger.ledger.notice.NoticeCommand.AcknowledgeNotice;
import org.chargebackledger.projections.adjustment.KnownAdjustment;
import org.chargebackledger.projections.notice.KnownNotice;
import org.chargebackledger.projections.notice.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.util.Optional;

/** Knows who was told what, and takes the word of somebody who told them. */
@Service
public class NoticeService {

    private final CommandGateway commands;
    private final Notices notices;

    NoticeService(CommandGateway commands, Notices notices) {
        this.commands = commands;
        this.notices = notices;
    }

    /** Records that the recipient was told, by somebody else than who caused it. */
    void acknowledge(KnownNotice notice, String told, String how, Stamp stamp) {
        commands.sendAndWait(
                new AcknowledgeNotice(notice.noticeId(), notice.causedBy(), told, how, stamp));
    }

    /** How the owner knows of a proposal whom it charges; null while they do not, or need not. */
    public @Nullable OwnerTold told(KnownAdjustment proposal) {
        var costCenter = proposal.notifies();
        return costCenter == null
                ? null
                : notices.find(NoticeCommand.ofProposal(proposal.adjustmentId()))
                        .filter(KnownNotice::isKnown)
                        .map(notice -> new OwnerTold(costCenter, notice.noticeId(), how(notice)))
                        .orElse(null);
    }

    private static String how(KnownNotice notice) {
        return Optional.ofNullable(notice.acknowledgement())
                .map(said -> "%s told %s: %s".formatted(said.by(), said.told(), said.how()))
                .orElseGet(() -> "mailed to " + notice.content().recipient());
    }
}
