package org.chargebackledger.ledger.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.axonframework.serialization.ContentTypeConverter;
import org.axonframework.serialization.SerializationException;

import java.io.IOException;

/** Stored bytes as upcasters see them: compressed or not, they are JSON. */
final class StoredBytesToJsonNode implements ContentTypeConverter<byte[], JsonNode> {

    private final ObjectMapper json;

    StoredBytesToJsonNode(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Class<byte[]> expectedSourceType() {
        return byte[].class;
    }

    @Override
    public Class<JsonNode> targetType() {
        return JsonNode.class;
    }

    @Override
    public JsonNode convert(byte[] stored) {
        try {
            return json.readTree(Zstandard.plain(stored));
        } catch (IOException e) {
            throw new SerializationException("stored bytes are no JSON", e);
        }
    }
}
