package org.chargebackledger.ledger.policy.document;

/** Where in a document's text something stands, both counted from 1. */
public record Position(int line, int column) {

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
