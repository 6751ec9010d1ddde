package org.chargebackledger.projections.journal;

import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.time.Period;

import java.time.Instant;
import java.util.List;

/**
 * One close of a period.
 *
 * @param head hash of the period's last entry
 * @param asOf the book's last entry sequence at the close
 */
public record KnownClose(
        Period period,
        int revision,
        String head,
        int entries,
        long asOf,
        List<ChecklistItem> checklist,
        String reason,
        String proposedBy,
        String approvedBy,
        Instant closedAt,
        String previousClose,
        String closeHash) {}
