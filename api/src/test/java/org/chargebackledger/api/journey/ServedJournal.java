package org.chargebackledger.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.canonical.CanonicalJson;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** The entries of a period as they are served, checked by nothing but themselves. */
public final class ServedJournal {

    private static final String GENESIS = "0".repeat(64);

    private ServedJournal() {}

    /**
     * Numbers and sequence run on without a gap, each hash is that of the entry's bytes, each entry
     * names the one before it and balances.
     *
     * @param prefix of a number, such as {@code 2026-10} or {@code DE01-2026-10}
     * @param sequence of the first entry
     * @return the head
     */
    public static String check(List<JsonNode> entries, String prefix, long sequence) {
        for (var i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).get("sequence").asLong()).isEqualTo(sequence + i);
        }
        return checkChain(entries, prefix);
    }

    /** The same of a period among whose entries those of other periods were posted. */
    public static String checkChain(List<JsonNode> entries, String prefix) {
        var previous = GENESIS;
        var ordinal = 0;
        for (var entry : entries) {
            assertThat(entry.get("number").asString())
                    .isEqualTo(String.format(Locale.ROOT, "%s-%06d", prefix, ++ordinal));
            assertThat(entry.get("previousHash").asString()).isEqualTo(previous);
            previous = entry.get("hash").asString();
            assertThat(CanonicalJson.hash(PlainJson.without(entry, "hash"))).isEqualTo(previous);
            assertThat(sum(entry, "debit"))
                    .as("%s", entry)
                    .isEqualByComparingTo(sum(entry, "credit"));
        }
        return previous;
    }

    private static BigDecimal sum(JsonNode entry, String side) {
        var sum = BigDecimal.ZERO;
        for (var posting : entry.get("postings")) {
            if (posting.has(side)) {
                var amount = new BigDecimal(posting.get(side).get("amount").asString());
                assertThat(amount).isPositive();
                sum = sum.add(amount);
            }
        }
        return sum;
    }
}
