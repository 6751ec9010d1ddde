package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;

import java.util.LinkedHashMap;

/**
 * A figure that a close has a limit for: above it, two persons accept it by name or the month stays
 * open.
 *
 * @param id what it is called while the period lasts, whatever its amount
 * @param hash of all that it says
 * @param amount in words
 * @param limit in words
 * @param isWithin whether it is no more than its limit
 * @param owner who answers for it
 */
public record OpenVariance(
        String id, String hash, String amount, String limit, boolean isWithin, String owner) {

    /** The name of the check of cost that has no cost center. */
    public static final String UNATTRIBUTED = "unattributed";

    /** What no cause explains of a cluster's bill. */
    public static OpenVariance of(Variance one) {
        return new OpenVariance(
                one.id(),
                one.hash(),
                "%s of %s".formatted(one.remainder(), one.compared()),
                "the fraction " + one.tolerance(),
                one.isWithin(),
                one.owner());
    }

    /** What of a period's cost no rule gives to a cost center. */
    public static OpenVariance unattributed(
            String book, Period period, Exact lost, Exact allocated, Exact limit, String owner) {
        var content = new LinkedHashMap<String, Object>();
        content.put("id", UNATTRIBUTED);
        content.put("book", book);
        content.put("period", period.toString());
        content.put("amount", lost.toString());
        content.put("allocated", allocated.toString());
        content.put("limit", limit.toString());
        content.put("owner", owner);
        var most = limit.toBigDecimal().multiply(allocated.abs().toBigDecimal());
        return new OpenVariance(
                UNATTRIBUTED,
                CanonicalJson.hash(content),
                "%s of %s".formatted(lost, allocated),
                "the fraction " + limit,
                lost.abs().toBigDecimal().compareTo(most) <= 0,
                owner);
    }
}
