package org.chargebackledger.ledger.dispute;

import org.chargebackledger.ledger.time.Period;

import java.time.Instant;
import java.util.List;

/**
 * What a cost center has accepted by saying nothing until the window was over.
 *
 * @param revision which close of the month
 * @param closedAt from when the window is counted
 * @param windowDays how long it was
 * @param disputed the disputes that it did raise about the month; they are not accepted
 */
public record Accepted(
        String book,
        Period period,
        int revision,
        String costCenter,
        Instant closedAt,
        int windowDays,
        List<String> disputed) {}
