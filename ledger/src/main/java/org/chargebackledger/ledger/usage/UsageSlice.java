package org.chargebackledger.ledger.usage;

import java.time.LocalDate;

/**
 * What a usage delivery is the complete state of: one kind of reading, for one subject, over the
 * days [firstDay, endDay). For a day that several accepted deliveries cover, the last accepted one
 * counts, alone.
 *
 * @param subject the cluster; for a metric {@code metric@cluster}, or {@code metric@} when its
 *     targets are cost centers
 * @param lines how many readings
 */
public record UsageSlice(
        UsageKind kind, String subject, LocalDate firstDay, LocalDate endDay, long lines) {}
