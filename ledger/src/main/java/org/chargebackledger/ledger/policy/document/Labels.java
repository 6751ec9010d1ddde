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
     * The members of a JSON object, scalars as text; others are no labels and left out.
     *
     * @throws IllegalArgumentException if it is no object
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
                var value = parser.nextToken();
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    labels.put(key, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a JSON object: " + json, e);
        }
        return labels;
    }
}
