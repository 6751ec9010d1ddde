package org.chargebackledger.ledger.usage;

import org.chargebackledger.ledger.canonical.Digestible;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** Labels of something in a cluster over [validFrom, validTo); open-ended without an end. */
public sealed interface DatedLabels extends Digestible permits NamespaceLabels, WorkloadLabels {

    LocalDate validFrom();

    @Nullable LocalDate validTo();

    String cluster();

    String namespace();

    /** Canonical JSON object. */
    String labels();

    /** Whether they hold on any of the days [firstDay, endDay). */
    default boolean holdsWithin(LocalDate firstDay, LocalDate endDay) {
        var end = validTo();
        return validFrom().isBefore(endDay) && (end == null || end.isAfter(firstDay));
    }

    /** The first of these days on which they hold. */
    default LocalDate firstDayFrom(LocalDate firstDay) {
        return validFrom().isBefore(firstDay) ? firstDay : validFrom();
    }

    /** The day after the last of these days on which they hold. */
    default LocalDate endDayUntil(LocalDate endDay) {
        var end = validTo();
        return end == null || end.isAfter(endDay) ? endDay : end;
    }
}
