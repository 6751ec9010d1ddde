package org.chargebackledger.ledger.codec;

/**
 * One type that is stored: its name and revision are declared here and not taken from the class.
 *
 * @param meaning what it says, in one sentence
 */
public record StoredType(String name, String revision, Class<?> type, String meaning) {

    private static final String FIRST = "1";

    static StoredType first(String name, Class<?> type, String meaning) {
        return new StoredType(name, FIRST, type, meaning);
    }
}
