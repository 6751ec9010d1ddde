package org.chargebackledger.ledger.policy.document;

/** Who gets a part of a pool: a cost center, or a pool, which comes later unless all at once. */
public sealed interface Receiver extends Comparable<Receiver> {

    /** How a document writes a pool where a cost center could stand. */
    String POOL_PREFIX = "pool:";

    /** As a document writes it. */
    String text();

    record CostCenter(String code) implements Receiver {
        @Override
        public String text() {
            return code;
        }
    }

    record LaterPool(String pool) implements Receiver {
        @Override
        public String text() {
            return POOL_PREFIX + pool;
        }
    }

    static Receiver of(String text) {
        return text.startsWith(POOL_PREFIX)
                ? new LaterPool(text.substring(POOL_PREFIX.length()))
                : new CostCenter(text);
    }

    @Override
    default int compareTo(Receiver other) {
        return text().compareTo(other.text());
    }
}
