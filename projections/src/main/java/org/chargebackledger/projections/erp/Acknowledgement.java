package org.chargebackledger.projections.erp;

import org.chargebackledger.ledger.erp.ErpEvent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** How the finance system answered last for an entry. */
public record Acknowledgement(
        ErpEvent.Status status,
        @Nullable String documentNumber,
        List<String> reasons,
        String answeredBy,
        Instant answeredAt) {}
