package org.chargebackledger.api.explanation;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * A label, delivered by the days on which it held, by which a rule finds the cost center of a
 * posting.
 *
 * @param workload that has it; absent where its namespace does
 * @param firstDay of the days in a row on which it counted
 * @param endDay the day after the last one
 * @param imports that delivered it
 */
public record DatedLabel(
        String cluster,
        String namespace,
        @Nullable String workload,
        String key,
        String value,
        LocalDate firstDay,
        LocalDate endDay,
        List<String> imports) {}
