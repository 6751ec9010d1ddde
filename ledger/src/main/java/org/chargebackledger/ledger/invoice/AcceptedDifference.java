package org.chargebackledger.ledger.invoice;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;

import java.util.Map;

/**
 * A difference above tolerance that somebody is to accept: it holds as long as the invoice has this
 * revision and its lines come to this.
 *
 * @param printed what is compared, as printed
 * @param lines exact sum of the bill's lines
 */
public record AcceptedDifference(int revision, Money printed, Exact lines, String reason) {

    /** SHA-256 of the canonical JSON of it and of the invoice's content. */
    public String hash(String stream, String invoiceHash) {
        return CanonicalJson.hash(
                Map.of(
                        "invoice",
                        stream,
                        "invoiceHash",
                        invoiceHash,
                        "revision",
                        revision,
                        "printed",
                        printed.amount(),
                        "currency",
                        printed.currency().code(),
                        "lines",
                        lines.toString(),
                        "reason",
                        reason));
    }
}
