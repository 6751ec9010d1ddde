package org.chargebackledger.ledger.policy.document;

/**
 * A pattern in which {@code *} stands for any text. A missing value matches only the empty pattern,
 * so {@code *} alone asks for presence.
 */
public record Wildcard(String text) {

    public static final Wildcard PRESENT = new Wildcard("*");

    public boolean matches(String value) {
        if (value.isEmpty() || text.indexOf('*') < 0) {
            return value.equals(text);
        }
        return matchesFrom(value);
    }

    /** Whether it matches everything that the other one does: proved, or false. */
    boolean covers(Wildcard narrower) {
        // Only a star can take in the other's stars, and then it takes whatever stands for them.
        return matches(narrower.text());
    }

    /** Greedy matching that returns to the last star, so that it takes no exponential time. */
    private boolean matchesFrom(String value) {
        var at = 0;
        var in = 0;
        var star = -1;
        var retry = 0;
        while (at < value.length()) {
            if (in < text.length() && text.charAt(in) == '*') {
                star = in++;
                retry = at;
            } else if (in < text.length() && text.charAt(in) == value.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (in < text.length() && text.charAt(in) == '*') {
            in++;
        }
        return in == text.length();
    }
}
