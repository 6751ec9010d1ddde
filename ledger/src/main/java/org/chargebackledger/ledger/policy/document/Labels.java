package org.chargebackledger.ledger.policy.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The text form of tags and labels: a JSON object of strings. */
public final class Labels {

    private static final JsonFactory JSON = new JsonFactory();

    private Labels() {}

    /**
     * The members of a JSON object, scalars as text.
     *
     * @throws IllegalArgumentException if it is no object of scalars
     */
    public static Map<String, String> of(String json) {
        if (json.isEmpty() || json.equals("{}")) {
            return Map.of();
        }
        var labels = new LinkedHashMap<String, String>();
        try (var parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not a JSON object: " + json);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var key = parser.currentName();
                if (!parser.nextToken().isScalarValue()) {
                    throw new IllegalArgumentException("'" + key + "' has no plain value: " + json);
                }
                labels.put(key, parser.getText());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a JSON object: " + json, e);
        }
        return labels;
    }
}
