package org.chargebackledger.ledger.invoice;

/** How a printed invoice stands to the lines of its bill. */
public enum MatchState {
    /** No current bill has a line of it. */
    UNMATCHED,
    /** The lines come to what is printed. */
    MATCHED,
    /** They differ by no more than rounding explains. */
    WITHIN,
    /** They differ by more. */
    EXCEPTION,
    /** They differ by more, or there are none, and a second person accepted just that. */
    ACCEPTED;

    /** Whether a close must wait for somebody to decide. */
    public boolean isOpen() {
        return this == UNMATCHED || this == EXCEPTION;
    }

    /** Whether the difference is rounding. */
    public boolean isRounding() {
        return this == MATCHED || this == WITHIN;
    }
}
