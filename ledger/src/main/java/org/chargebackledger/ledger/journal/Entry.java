package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A posted journal entry: numbered without gaps, chained by hash, never changed.
 *
 * @param number such as {@code 2026-10-000123}; with a prefix for a book other than {@code main}
 * @param sequence position in the book, 1, 2, 3 …
 * @param period the posting period
 * @param previousHash of the period's entry before it; 64 zeros on the first
 * @param hash SHA-256 of the canonical JSON of everything else, {@code previousHash} included
 */
public record Entry(
        String number,
        long sequence,
        Period period,
        EntryDraft content,
        Instant postedAt,
        String actor,
        String previousHash,
        String hash) {

    /** The predecessor's hash of a period's first entry. */
    public static final String NO_PREDECESSOR = "0".repeat(64);

    /** The entry with its hash computed. */
    static Entry chained(
            String number,
            long sequence,
            Period period,
            EntryDraft content,
            Instant postedAt,
            String actor,
            String previousHash) {
        var unhashed =
                new Entry(number, sequence, period, content, postedAt, actor, previousHash, "");
        return new Entry(
                number,
                sequence,
                period,
                content,
                postedAt,
                actor,
                previousHash,
                unhashed.computedHash());
    }

    /** What {@link #hash} must be. */
    public String computedHash() {
        return CanonicalJson.hash(withoutHash());
    }

    /** The entry as it is served as one NDJSON line, without the line feed. */
    public byte[] served() {
        var json = withoutHash();
        json.put("hash", hash);
        return CanonicalJson.text(json).getBytes(StandardCharsets.UTF_8);
    }

    /** Id of a posting by its position from 1, such as {@code 2026-10-000123-0004}. */
    public String postingId(int position) {
        return String.format(Locale.ROOT, "%s-%04d", number, position);
    }

    private Map<String, Object> withoutHash() {
        var json = new LinkedHashMap<String, Object>();
        json.put("number", number);
        json.put("sequence", sequence);
        json.put("period", period.toString());
        json.put("originPeriod", content.originPeriod().toString());
        json.put("kind", content.kind().name());
        json.put("sourceAccount", sourceAccount());
        putIfPresent(json, "reason", content.reason());
        putIfPresent(json, "runId", content.runId());
        putIfPresent(json, "policyHash", content.policyHash());
        putIfPresent(json, "reverses", content.reverses());
        var approved = content.approved();
        if (approved != null) {
            json.put("approved", approved.canonical());
        }
        var invoice = content.invoice();
        if (invoice != null) {
            json.put("invoice", invoice.canonical());
        }
        var pair = content.pair();
        if (pair != null) {
            json.put("pair", pair.canonical());
        }
        var rate = content.rate();
        if (rate != null) {
            json.put("rate", rate.canonical());
        }
        json.put("postedAt", postedAt.toString());
        json.put("actor", actor);
        json.put("description", content.description());
        json.put("previousHash", previousHash);
        json.put("postings", postings());
        return json;
    }

    private Map<String, Object> sourceAccount() {
        var account = content.sourceAccount();
        return Map.of(
                "provider", account.provider(),
                "billingAccount", account.billingAccount(),
                "invoiceIssuer", account.invoiceIssuer(),
                "currency", account.currency().code());
    }

    private List<Object> postings() {
        var json = new ArrayList<Object>();
        for (var i = 0; i < content.postings().size(); i++) {
            json.add(content.postings().get(i).canonical(postingId(i + 1)));
        }
        return json;
    }

    private static void putIfPresent(
            Map<String, Object> json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
