package org.chargebackledger.ledger.usage;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * The labels of one namespace over [validFrom, validTo); open-ended when {@code validTo} is null.
 *
 * @param labels canonical JSON object
 */
public record NamespaceLabels(
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String cluster,
        String namespace,
        String labels) {}
