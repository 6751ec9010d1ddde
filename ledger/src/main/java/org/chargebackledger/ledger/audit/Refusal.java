package org.chargebackledger.ledger.audit;

/**
 * A command that was refused and changed nothing. The {@code type} is a stable slug such as {@code
 * period-closed}, part of the HTTP contract; the message says the state of affairs to a person.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why in general: it decides the HTTP status. */
    public enum Kind {
        /** It names something that does not exist. */
        UNKNOWN,
        /** The actor may not do it: wrong role, or their own work. */
        FORBIDDEN,
        /** The present state does not allow it. */
        CONFLICT,
        /** Its content is wrong. */
        INVALID
    }

    private final Kind kind;
    private final String type;

    private Refusal(Kind kind, String type, String message) {
        super(message);
        this.kind = kind;
        this.type = type;
    }

    public static Refusal unknown(String type, String message) {
        return new Refusal(Kind.UNKNOWN, type, message);
    }

    public static Refusal forbidden(String type, String message) {
        return new Refusal(Kind.FORBIDDEN, type, message);
    }

    public static Refusal conflict(String type, String message) {
        return new Refusal(Kind.CONFLICT, type, message);
    }

    public static Refusal invalid(String type, String message) {
        return new Refusal(Kind.INVALID, type, message);
    }

    public Kind kind() {
        return kind;
    }

    public String type() {
        return type;
    }
}
