package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.money.Conversion;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.run.Savings;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What a statement says beside its amounts, as of the same entry.
 *
 * @param name of the cost center, as the register said it for the newest run; absent where nothing
 *     was run, or where the register has no such code
 * @param owner likewise
 * @param disputeBy until when the charges can be disputed, as the close that they are final by
 *     says; absent while they are not
 * @param shared by what common cost was split
 * @param savings what the charges of the period itself are beside other prices, by the same runs;
 *     absent where they did not record it
 * @param budget absent where there is none
 * @param deliveries the bills the postings come from
 * @param intercompany what is charged by invoices of other entities' books
 * @param anchor the head of the period's chain of entries; absent before its first entry
 */
public record Details(
        @Nullable String name,
        @Nullable String owner,
        Status status,
        @Nullable Instant disputeBy,
        List<Shared> shared,
        @Nullable Savings savings,
        @Nullable Budgeted budget,
        List<Policy> policies,
        List<Delivery> deliveries,
        List<Intercompany> intercompany,
        @Nullable Anchor anchor) {

    /** The same with other parts of common cost, and other savings. */
    Details with(List<Shared> parts, @Nullable Savings all) {
        return new Details(
                name,
                owner,
                status,
                disputeBy,
                parts,
                all,
                budget,
                policies,
                deliveries,
                intercompany,
                anchor);
    }

    /** The same without a budget, which is in the book's own currency. */
    Details withoutBudget() {
        return new Details(
                name,
                owner,
                status,
                disputeBy,
                shared,
                savings,
                null,
                policies,
                deliveries,
                intercompany,
                anchor);
    }

    /** Whether more is to be expected. */
    public enum Status {
        /** Entries may follow: the period was not closed after its last entry. */
        ESTIMATE,
        /** The period was closed on it. */
        FINAL,
        /** Like final, after a close that entries have followed. */
        REVISED
    }

    /**
     * A part of common cost: {@code amount = what was split × own ÷ total}.
     *
     * @param cluster where the cost arose; empty where in several or in none
     * @param driver by which it was split; empty where it was not
     * @param own the cost center's units of the driver
     * @param total all units of the driver
     */
    public record Shared(
            String pool, String cluster, String driver, Exact own, Exact total, Exact amount) {

        /** The same with the amount in another currency. */
        Shared at(Conversion conversion) {
            return new Shared(pool, cluster, driver, own, total, conversion.figure(amount));
        }

        /** In percent of all units; absent where there are none. */
        public @Nullable String share() {
            return total.isZero() ? null : Rounding.percent(own, total);
        }

        /** What one unit cost, to ten decimals; absent where there are none. */
        public @Nullable String rate() {
            return own.isZero() ? null : Rounding.rate(amount, own);
        }
    }

    /** The rule set of a run. */
    public record Policy(String name, int version, String hash) {}

    /**
     * One month of a bill as it was delivered.
     *
     * @param revision counts the deliveries of this month of this bill
     * @param sha256 of the delivery
     * @param invoices the ids that it names
     */
    public record Delivery(
            String provider,
            String billingAccount,
            Period billingPeriod,
            int revision,
            String source,
            String sha256,
            List<String> invoices) {}

    /** What of the total was charged by invoices that another entity's book holds. */
    public record Intercompany(String book, String entity, Money amount) {}

    /** An entry and its hash, which holds every entry of the period before it. */
    public record Anchor(String number, String hash) {}
}
