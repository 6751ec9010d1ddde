package org.chargebackledger.ingest.gcpbilling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ingest.delivery.AmountText;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** A row's credits, summed inside the row: their number never makes more rows of one. */
final class GcpCredits {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private GcpCredits() {}

    static void define(DuckDb database) {
        database.defineFunction("credit_sum", GcpCredits::sum);
    }

    /** SQL for the exact sum; null where the credits cannot be read. */
    static String sumOf(String credits) {
        return "CASE WHEN %1$s IS NULL OR %1$s = '[]' THEN CAST(0 AS DECIMAL(38,24)) ELSE TRY_CAST(credit_sum(%1$s) AS DECIMAL(38,24)) END"
                .formatted(credits);
    }

    /** The sum of a JSON list of credits; null if one of them has no exact amount. */
    static @Nullable String sum(@Nullable String credits) {
        if (credits == null) {
            return "0";
        }
        try {
            return sum(unwrapped(JSON.readTree(credits)));
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static @Nullable String sum(JsonNode list) {
        if (list.isNull()) {
            return "0";
        }
        if (!list.isArray()) {
            return null;
        }
        var sum = BigDecimal.ZERO;
        for (var item : list) {
            var amount = unwrapped(item).path("amount");
            if (amount.isNull()) {
                continue;
            }
            var text = AmountText.plain(text(amount));
            if (text == null) {
                return null;
            }
            sum = sum.add(new BigDecimal(text));
        }
        return AmountText.plain(sum.toPlainString());
    }

    private static String text(JsonNode amount) {
        return amount.asText().replace("E+", "E");
    }

    /** Parquet may keep a list as a group named {@code list} of groups named {@code element}. */
    private static JsonNode unwrapped(JsonNode node) {
        for (var wrapper : new String[] {"list", "element"}) {
            if (node.isObject() && node.size() == 1 && node.has(wrapper)) {
                return node.path(wrapper);
            }
        }
        return node;
    }
}
