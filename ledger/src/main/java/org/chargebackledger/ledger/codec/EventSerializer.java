package org.chargebackledger.ledger.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.json.JsonNodeToByteArrayConverter;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.TreeMap;

/**
 * Axon's serializer for events, snapshots and their metadata: blocks of lines as compressed
 * columns, everything else as JSON, each under its declared name.
 *
 * <p>Upcasters see every event as a {@link JsonNode}, blocks of lines too.
 */
public final class EventSerializer implements Serializer {

    private static final SerializedType META_DATA =
            new SimpleSerializedType(MetaData.class.getName(), null);

    private final ObjectMapper json = LedgerJson.mapper();
    private final ChainingConverter converter = new ChainingConverter();

    public EventSerializer() {
        converter.registerConverter(new JsonNodeToByteArrayConverter(json));
        converter.registerConverter(new StoredBytesToJsonNode(json));
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        var type =
                object == null ? SimpleSerializedType.emptyType() : typeForClass(object.getClass());
        var bytes = converter.convert(bytes(object), byte[].class, representation);
        return new SimpleSerializedObject<>(bytes, representation, type);
    }

    private byte[] bytes(@Nullable Object object) {
        try {
            if (object instanceof MetaData metaData) {
                return json.writeValueAsBytes(new TreeMap<>(metaData));
            }
            var chunk = object == null ? null : Chunks.write(object);
            return chunk == null ? readable(object) : Zstandard.compress(chunk);
        } catch (JsonProcessingException e) {
            throw new SerializationException("cannot write " + object, e);
        }
    }

    /** What could not be read back is never stored: it would stop every reader for good. */
    private byte[] readable(@Nullable Object object) throws JsonProcessingException {
        var bytes = json.writeValueAsBytes(object);
        if (object != null) {
            try {
                json.readValue(bytes, object.getClass());
            } catch (IOException e) {
                throw new SerializationException(
                        "what cannot be read back is not stored: " + object, e);
            }
        }
        return bytes;
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return converter.canConvert(byte[].class, representation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Axon's contract
    public <S, T> @Nullable T deserialize(SerializedObject<S> stored) {
        if (SimpleSerializedType.emptyType().equals(stored.getType())) {
            return null;
        }
        var type = classForType(stored.getType());
        if (type == UnknownSerializedType.class) {
            return (T) new UnknownSerializedType(this, stored);
        }
        var bytes = converter.convert(stored.getData(), stored.getContentType(), byte[].class);
        return (T) read(stored.getType(), type, bytes);
    }

    private Object read(SerializedType stored, Class<?> type, byte[] bytes) {
        try {
            if (type == MetaData.class) {
                return MetaData.from(json.readValue(bytes, LedgerJson.META_DATA));
            }
            requireCurrent(stored);
            return Chunks.isChunk(type)
                    ? Chunks.read(type, Zstandard.plain(bytes))
                    : json.readValue(bytes, type);
        } catch (IOException e) {
            throw new SerializationException("cannot read " + stored.getName(), e);
        }
    }

    /** A revision that nothing upcasts would be read as something it is not. */
    private static void requireCurrent(SerializedType stored) {
        var current = StoredTypes.named(stored.getName()).orElseThrow().revision();
        if (!current.equals(stored.getRevision())) {
            throw new SerializationException(
                    stored.getName()
                            + " has revision "
                            + stored.getRevision()
                            + ", and "
                            + current
                            + " is what can be read");
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon's contract
    public Class classForType(SerializedType type) {
        if (SimpleSerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        if (META_DATA.getName().equals(type.getName())) {
            return MetaData.class;
        }
        return StoredTypes.named(type.getName())
                .<Class>map(StoredType::type)
                .orElse(UnknownSerializedType.class);
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon's contract
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class) {
            return SimpleSerializedType.emptyType();
        }
        if (type == MetaData.class) {
            return META_DATA;
        }
        return StoredTypes.of(type)
                .map(stored -> new SimpleSerializedType(stored.name(), stored.revision()))
                .orElseThrow(
                        () -> new SerializationException(type.getName() + " is no stored type"));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
