package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.AccountOutcome;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.ledger.time.Period;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

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

    /** The check of cost that has no cost center; a figure of it has its currency added. */
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

    /** Cost of one currency: what of it no rule gives to a cost center, and all of it. */
    public record Unattributed(CurrencyCode currency, Exact lost, Exact allocated) {

        /** Euros lost are no dollars lost; a finding names the account whose currency it is in. */
        public static List<Unattributed> of(
                List<AccountOutcome> accounts, List<RunFinding> findings) {
            var lost = new HashMap<String, Exact>();
            findings.stream()
                    .filter(finding -> finding.code().equals(UNATTRIBUTED))
                    .forEach(one -> lost.merge(one.subject(), one.amount(), Exact::plus));
            var sums = new TreeMap<CurrencyCode, Unattributed>();
            for (var outcome : accounts) {
                var account = outcome.account();
                var gone = lost.getOrDefault(account.toString(), Exact.ZERO);
                sums.merge(
                        account.currency(),
                        new Unattributed(account.currency(), gone, outcome.allocated()),
                        Unattributed::plus);
            }
            return List.copyOf(sums.values());
        }

        private Unattributed plus(Unattributed other) {
            return new Unattributed(
                    currency, lost.plus(other.lost), allocated.plus(other.allocated));
        }

        private String id() {
            return UNATTRIBUTED + "-" + currency.code();
        }

        private String words() {
            return "%s of %s %s".formatted(lost, allocated, currency.code());
        }
    }

    /** What of a period's cost in one currency no rule gives to a cost center. */
    public static OpenVariance unattributed(
            String book, Period period, Unattributed cost, Exact limit, String owner) {
        var lost = cost.lost();
        var allocated = cost.allocated();
        var content = new LinkedHashMap<String, Object>();
        content.put("id", cost.id());
        content.put("book", book);
        content.put("period", period.toString());
        content.put("currency", cost.currency().code());
        content.put("amount", lost.toString());
        content.put("allocated", allocated.toString());
        content.put("limit", limit.toString());
        content.put("owner", owner);
        var most = limit.toBigDecimal().multiply(allocated.abs().toBigDecimal());
        return new OpenVariance(
                cost.id(),
                CanonicalJson.hash(content),
                cost.words(),
                "the fraction " + limit,
                lost.abs().toBigDecimal().compareTo(most) <= 0,
                owner);
    }
}
