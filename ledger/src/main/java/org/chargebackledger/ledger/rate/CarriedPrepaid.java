package org.chargebackledger.ledger.rate;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.money.Conversion;
import org.chargebackledger.ledger.money.Exact;

import java.util.Map;

/**
 * What a commitment is carried at before a month: paid in its own currency, and what that was in
 * the book's when it was bought. One over the other is its carrying rate.
 *
 * @param balance paid and not used up, in the source account's currency
 * @param functional the same in the book's functional currency
 */
public record CarriedPrepaid(
        SourceAccount account, String commitmentId, Exact balance, Exact functional) {

    public static CarriedPrepaid nothing(SourceAccount account, String commitmentId) {
        return new CarriedPrepaid(account, commitmentId, Exact.ZERO, Exact.ZERO);
    }

    /**
     * After a month: what is bought comes in at the month's rate, what is used up or given back
     * goes out at the rate at which it is carried. What goes out beyond what is there, because its
     * purchase lies before the ledger, goes out at the month's rate. What a later change of rate
     * left of one that is used up is carried no longer.
     *
     * @param purchased what the month bills for it; refunds are negative
     * @param amortised what of it is used up
     */
    public CarriedPrepaid after(Exact purchased, Exact amortised, Conversion conversion) {
        var bought = purchased.max(Exact.ZERO);
        var there = balance.plus(bought);
        var before = isUsedUp() ? Exact.ZERO : functional;
        var value = before.plus(conversion.figure(bought));
        var out = amortised.plus(bought).minus(purchased);
        var left = there.minus(out);
        var carried = left.isZero() ? Exact.ZERO : value.minus(out(there, value, out, conversion));
        return new CarriedPrepaid(account, commitmentId, left, carried);
    }

    /** Whether nothing of it is left, whatever it is still carried at. */
    public boolean isUsedUp() {
        return balance.isZero();
    }

    /** Whether nothing of it is left in either currency. */
    public boolean isNothing() {
        return balance.isZero() && functional.isZero();
    }

    /** The two balances of one commitment together. */
    public CarriedPrepaid plus(CarriedPrepaid other) {
        return new CarriedPrepaid(
                account,
                commitmentId,
                balance.plus(other.balance),
                functional.plus(other.functional));
    }

    /** By how much the balances differ. */
    public CarriedPrepaid minus(CarriedPrepaid other) {
        return new CarriedPrepaid(
                account,
                commitmentId,
                balance.minus(other.balance),
                functional.minus(other.functional));
    }

    private static Exact out(Exact there, Exact value, Exact out, Conversion conversion) {
        if (there.signum() <= 0) {
            return conversion.figure(out);
        }
        if (out.compareTo(there) > 0) {
            return value.plus(conversion.figure(out.minus(there)));
        }
        return Exact.quotient(
                value.toBigDecimal().multiply(out.toBigDecimal()), there.toBigDecimal());
    }

    /** As it is hashed. */
    public Map<String, Object> canonical() {
        return Map.of(
                "provider", account.provider(),
                "billingAccount", account.billingAccount(),
                "invoiceIssuer", account.invoiceIssuer(),
                "currency", account.currency().code(),
                "commitment", commitmentId,
                "balance", balance.toString(),
                "functional", functional.toString());
    }
}
