package org.chargebackledger.projections.cutoff;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;

/**
 * What is posted in a month for days before its first.
 *
 * @param account whose bill it is on
 * @param usageMonth the month of those days; of what is posted out of period, the month that it is
 *     about, whatever the days of its lines
 * @param outOfPeriod whether it is posted as an adjustment of that month, rather than on the bill
 *     of this one
 * @param lines how many cost lines have such days; zero where entries say it
 * @param amount of lines, exact as billed; of entries, as posted
 */
public record EarlierUse(
        SourceAccount account, Period usageMonth, boolean outOfPeriod, long lines, Exact amount) {}
