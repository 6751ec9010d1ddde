package org.chargebackledger.ledger.journal;

import java.util.Comparator;
import java.util.Locale;

/**
 * The finest grain at which a cost center is debited. Empty text where a field does not apply; on
 * pool, idle and unattributed keys cluster and namespace are empty unless the policy keeps them.
 */
public record PostingKey(
        Kind kind,
        String pool,
        String chargeCategory,
        String service,
        String cluster,
        String namespace)
        implements Comparable<PostingKey> {

    /** How the cost came to its cost center. */
    public enum Kind {
        DIRECT,
        NODE,
        POOL,
        IDLE,
        UNATTRIBUTED;

        private final String text = name().toLowerCase(Locale.ROOT);

        /** As it is served and hashed. */
        public String text() {
            return text;
        }

        public static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** The fields in the order given, each by code point; it breaks ties when rounding. */
    private static final Comparator<PostingKey> ORDER =
            Comparator.comparing((PostingKey key) -> key.kind().text())
                    .thenComparing(PostingKey::pool, CodePointOrder.INSTANCE)
                    .thenComparing(PostingKey::chargeCategory, CodePointOrder.INSTANCE)
                    .thenComparing(PostingKey::service, CodePointOrder.INSTANCE)
                    .thenComparing(PostingKey::cluster, CodePointOrder.INSTANCE)
                    .thenComparing(PostingKey::namespace, CodePointOrder.INSTANCE);

    @Override
    public int compareTo(PostingKey other) {
        return ORDER.compare(this, other);
    }
}
