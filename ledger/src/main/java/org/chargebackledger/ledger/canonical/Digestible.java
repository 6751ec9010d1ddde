package org.chargebackledger.ledger.canonical;

/** One line or a block of lines that can be hashed in stated order. */
public interface Digestible {

    /** Writes each line: its fields in stated order, then its end. */
    void writeTo(LineText out);
}
