package org.chargebackledger.api.book;

/** A book that cannot be configured so. */
final class InvalidBook extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidBook(String book, String reason) {
        super("book '" + book + "': " + reason);
    }
}
