package org.chargebackledger.api.masterdata;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.refusal.Refusals;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.masterdata.ChangeStatus;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.ApproveChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.CompleteChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.DeclineChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.FailChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.ProposeChange;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.projections.masterdata.KnownChange;
import org.chargebackledger.projections.masterdata.MasterDataChanges;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

/** Lets two persons change what charges rest on. What is approved is what was read. */
@Service
public class MasterDataService {

    private final CommandGateway commands;
    private final MasterDataChanges changes;
    private final MasterDataKinds kinds;
    private final UpToDate upToDate;
    private final Clock clock;

    MasterDataService(
            CommandGateway commands,
            MasterDataChanges changes,
            MasterDataKinds kinds,
            UpToDate upToDate,
            Clock clock) {
        this.commands = commands;
        this.changes = changes;
        this.kinds = kinds;
        this.upToDate = upToDate;
        this.clock = clock;
    }

    /** Proposes a change; the same proposal again changes nothing. */
    public void propose(
            String changeId, String book, String kind, Map<String, ?> given, Stamp stamp) {
        var known = kinds.require(kind);
        var content = known.canonical(book, GivenContent.members(given));
        upToDate.await();
        if (changes.find(changeId).isEmpty()) {
            known.check(book, Members.of(content));
        }
        commands.sendAndWait(
                new ProposeChange(changeId, book, kind, CanonicalJson.text(content), stamp));
    }

    /** Approves exactly what has the hash, if it can still hold, and carries it out. */
    public void approve(String changeId, String contentHash, Stamp stamp) {
        upToDate.await();
        changes.find(changeId)
                .filter(change -> change.status() == ChangeStatus.PROPOSED)
                .filter(change -> !change.proposedBy().equals(stamp.actor()))
                .filter(change -> change.contentHash().equals(contentHash))
                .ifPresent(change ->
                        kinds.require(change.kind()).check(change.book(), change.members()));
        commands.sendAndWait(new ApproveChange(changeId, contentHash, stamp));
        upToDate.await();
        changes.find(changeId).ifPresent(this::carryOut);
    }

    /** Declines it, or withdraws it. */
    public void decline(String changeId, String reason, Stamp stamp) {
        commands.sendAndWait(new DeclineChange(changeId, reason, stamp));
    }

    /** Goes on with what a crash or a stop cut short. */
    public void resume() {
        for (var kind : kinds.carriedOut()) {
            changes.unfinished(kind.name()).forEach(this::carryOut);
        }
    }

    private void carryOut(KnownChange change) {
        var kind = kinds.require(change.kind());
        if (change.status() != ChangeStatus.APPROVED || !kind.isCarriedOut()) {
            return;
        }
        var stamp = stamp(change);
        try {
            kind.carryOut(change, stamp);
        } catch (RuntimeException e) {
            var refusal = Refusals.in(e).orElseThrow(() -> e);
            var reason = refusal.type() + ": " + refusal.getMessage();
            commands.sendAndWait(new FailChange(change.changeId(), reason, stamp));
            return;
        }
        commands.sendAndWait(new CompleteChange(change.changeId(), stamp));
    }

    /** Whoever approved it carries it out. */
    private Stamp stamp(KnownChange approved) {
        return new Stamp(
                Objects.requireNonNull(approved.decidedBy()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
