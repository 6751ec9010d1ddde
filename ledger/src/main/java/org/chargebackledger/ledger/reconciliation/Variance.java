package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.reconciliation.Variances.AccountCluster;
import org.chargebackledger.ledger.time.Period;

import java.util.LinkedHashMap;

/**
 * What no cause explains of one cluster's bill, and how much of that the policy lets pass.
 *
 * @param run whose frozen inputs it is about
 * @param modelled what a cost model says the capacity that was used costs
 * @param compared what it costs at list price
 * @param tolerance fraction of that by which it may be off
 * @param owner who answers for it
 */
public record Variance(
        String book,
        Period period,
        String run,
        AccountCluster of,
        Exact modelled,
        Exact compared,
        Exact tolerance,
        String owner) {

    /** The name of the check that it is part of. */
    public static final String CHECK = "estimate-to-bill";

    public Exact remainder() {
        return compared.minus(modelled);
    }

    /** Whether it is no more than the policy lets pass. */
    public boolean isWithin() {
        var allowed = tolerance.toBigDecimal().multiply(compared.abs().toBigDecimal());
        return remainder().abs().toBigDecimal().compareTo(allowed) <= 0;
    }

    /** What it is called while the period lasts, whatever its amount. */
    public String id() {
        var account = of.account();
        return String.join(
                "/",
                CHECK,
                account.provider(),
                account.billingAccount(),
                account.invoiceIssuer(),
                account.currency().code(),
                of.cluster());
    }

    /** Hash of all that it says: who accepts it accepts this, and nothing that comes later. */
    public String hash() {
        var content = new LinkedHashMap<String, Object>();
        content.put("id", id());
        content.put("book", book);
        content.put("period", period.toString());
        content.put("run", run);
        content.put("modelled", modelled.toString());
        content.put("compared", compared.toString());
        content.put("remainder", remainder().toString());
        content.put("tolerance", tolerance.toString());
        content.put("owner", owner);
        return CanonicalJson.hash(content);
    }
}
