package org.chargebackledger.ledger.codec;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;

/** Passes over snapshots of another revision: their streams are replayed instead. */
public final class CurrentSnapshots implements SnapshotFilter {

    @Override
    public boolean test(DomainEventData<?> snapshot) {
        var type = snapshot.getPayload().getType();
        return StoredTypes.named(type.getName())
                .filter(current -> current.revision().equals(type.getRevision()))
                .isPresent();
    }
}
