/**
 * What must hold after whatever users do.
 *
 * <p>The nine invariants of docs/accounting.md and the properties that would show a breach. Each is
 * tried with 100 seeds or more, the walks on the services with 30 months and 6 books unless all
 * tests are asked for; {@code -Dchargeback.seeds=5000} tries so many, and {@code
 * -Dchargeback.seed=7} just that one. {@code WalkProperties} (here) walks whole months, and books
 * of many periods against a model of the ledger, on the real services and the database; the others
 * are in {@code ledger}, where {@code LedgerWalkProperties} walks two books that charge each other,
 * with rates, thresholds and disputes, against a model: 40 times, and 2,000 times if all tests are
 * asked for.
 *
 * <table>
 * <caption>Which property covers which invariant</caption>
 * <tr><th>invariant</th><th>on the services</th><th>in the core</th></tr>
 * <tr><td>1 conservation</td><td>MonthWalk: MoneyChecks.checkPosted, checkShares</td>
 *   <td>AllocationProperties: every cent is somewhere, pools, true-ups</td></tr>
 * <tr><td>2 balance</td><td>LedgerChecks: each entry, the trial balance</td>
 *   <td>AllocationProperties: drafts; JournalProperties</td></tr>
 * <tr><td>3 exactness</td><td>MoneyChecks.checkDelivery, checkShares, checkRounding;
 *   Refusals.delivery</td>
 *   <td>ExactnessProperties against exact fractions; DecimalTextProperties</td></tr>
 * <tr><td>4 immutability</td><td>LedgerChecks: stored and served bytes after every step,
 *   reversals</td><td>JournalProperties: events only grow</td></tr>
 * <tr><td>5 gap-free numbers</td><td>LedgerChecks: numbers, sequence, chain</td>
 *   <td>JournalProperties</td></tr>
 * <tr><td>6 idempotence</td><td>MonthWalk: delivery, run, approval, cost center and
 *   acknowledgement again; an older delivery is news</td>
 *   <td>JournalProperties: every command again</td></tr>
 * <tr><td>7 rejection leaves no trace</td><td>Refusals</td>
 *   <td>JournalProperties: every refused command</td></tr>
 * <tr><td>8 determinism</td><td>Twin, after every second walk: the same inputs in another book,
 *   order, file and locale, without the history</td>
 *   <td>AllocationProperties: order of lines and blocks</td></tr>
 * <tr><td>9 closed never moves</td><td>MonthWalk: changes after the close, and what the first
 *   close printed after a reopening</td><td>JournalProperties: nothing into a closed period</td></tr>
 * </table>
 *
 * <p>{@code RandomMonthProperties} does the same over HTTP with a few seeds.
 */
@NullMarked
package org.chargebackledger.api.invariants;

import org.jspecify.annotations.NullMarked;
