package org.chargebackledger.ingest.bill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.jspecify.annotations.Nullable;

import java.util.TreeMap;

/** A resource's tags under those of who used it, as a function of the engine. */
final class MergedTags {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEPARATOR = "\u001e";

    private MergedTags() {}

    /**
     * The consumer's own tags win.
     *
     * @param text both canonical JSON objects, the resource's first, a record separator between
     */
    static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var both = text.split(SEPARATOR, -1);
        var tags = new TreeMap<String, Object>();
        for (var json : both) {
            try {
                for (var tag : JSON.readTree(json).properties()) {
                    tags.put(tag.getKey(), tag.getValue().asText());
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("no canonical tags: " + json, e);
            }
        }
        return CanonicalJson.text(tags);
    }
}
