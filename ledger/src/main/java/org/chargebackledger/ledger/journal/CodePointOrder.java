package org.chargebackledger.ledger.journal;

import java.io.Serializable;
import java.util.Comparator;

/** Strings by code point, as PostgreSQL's collation {@code "C"} sorts UTF-8. */
public enum CodePointOrder implements Comparator<String>, Serializable {
    INSTANCE;

    @Override
    public int compare(String left, String right) {
        var length = Math.min(left.length(), right.length());
        for (var i = 0; i < length; i++) {
            var a = left.charAt(i);
            var b = right.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
