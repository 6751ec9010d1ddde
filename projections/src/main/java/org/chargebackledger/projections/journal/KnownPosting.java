package org.chargebackledger.projections.journal;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

/** One posting of an entry that is shown: where an explanation starts. */
public record KnownPosting(
        String id,
        String number,
        EntryKind kind,
        Period period,
        Period originPeriod,
        SourceAccount sourceAccount,
        @Nullable String runId,
        @Nullable String reverses,
        Posting posting) {}
