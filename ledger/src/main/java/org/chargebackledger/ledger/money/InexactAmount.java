package org.chargebackledger.ledger.money;

/** A text that is no exact amount: no number, too many decimals, or out of range. */
public final class InexactAmount extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InexactAmount(String reason) {
        super(reason);
    }
}
