package org.chargebackledger.projections.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One entry as it was served, read back strictly. */
final class ServedLine {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
            new TypeReference<>() {};

    private final Map<String, Object> json;

    private ServedLine(Map<String, Object> json) {
        this.json = json;
    }

    /** Reads a line; anything but a JSON object without repeated members is refused. */
    static ServedLine read(byte[] line) throws IOException {
        var json = JSON.readValue(line, OBJECT);
        if (json == null) {
            throw new IOException("not an object");
        }
        return new ServedLine(json);
    }

    /** Whether the line is, byte for byte, the canonical form of what it says. */
    boolean isCanonical(byte[] line) {
        return Arrays.equals(line, CanonicalJson.bytes(json));
    }

    String text(String name) {
        return json.get(name) instanceof String text ? text : "";
    }

    long sequence() {
        return json.get("sequence") instanceof Number number ? number.longValue() : 0;
    }

    /** The hash of everything but the hash. */
    String computedHash() {
        var unhashed = new LinkedHashMap<>(json);
        unhashed.remove("hash");
        return CanonicalJson.hash(unhashed);
    }

    /**
     * Debits minus credits, by currency.
     *
     * @throws IllegalArgumentException if a posting is not one debit xor one credit above zero
     */
    Map<CurrencyCode, Money> balance() {
        var balance = new TreeMap<CurrencyCode, Money>();
        if (!(json.get("postings") instanceof List<?> postings) || postings.isEmpty()) {
            throw new IllegalArgumentException("no postings");
        }
        for (var posting : postings) {
            var amount = signed(posting);
            balance.merge(amount.currency(), amount, Money::plus);
        }
        return balance;
    }

    private static Money signed(Object posting) {
        if (!(posting instanceof Map<?, ?> sides)
                || sides.containsKey("debit") == sides.containsKey("credit")) {
            throw new IllegalArgumentException("a posting is a debit or a credit");
        }
        var debit = sides.containsKey("debit");
        if (!(sides.get(debit ? "debit" : "credit") instanceof Map<?, ?> money)
                || !(money.get("amount") instanceof String amount)
                || !(money.get("currency") instanceof String currency)) {
            throw new IllegalArgumentException("a posting has an amount and a currency");
        }
        var value = Money.parse(new CurrencyCode(currency), amount);
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("a posting is above zero, not " + value);
        }
        return debit ? value : value.negate();
    }
}
