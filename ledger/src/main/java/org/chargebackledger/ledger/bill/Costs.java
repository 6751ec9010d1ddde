package org.chargebackledger.ledger.bill;

import org.chargebackledger.ledger.money.Exact;

/**
 * The four exact sums of a cost line or a total, in FOCUS's terms: list price, contracted price,
 * what the invoice asks for, and what it amounts to with commitments spread over their use.
 */
public record Costs(Exact list, Exact contracted, Exact billed, Exact effective) {

    public static final Costs ZERO = new Costs(Exact.ZERO, Exact.ZERO, Exact.ZERO, Exact.ZERO);

    public Costs plus(Costs other) {
        return new Costs(
                list.plus(other.list),
                contracted.plus(other.contracted),
                billed.plus(other.billed),
                effective.plus(other.effective));
    }

    public Costs minus(Costs other) {
        return new Costs(
                list.minus(other.list),
                contracted.minus(other.contracted),
                billed.minus(other.billed),
                effective.minus(other.effective));
    }
}
