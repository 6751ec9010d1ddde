package org.chargebackledger.api.http.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.ser.std.StdSerializer;

import java.util.function.Function;

/** Values whose JSON form is the text of their {@code toString}. */
final class TextJson {

    private TextJson() {}

    /** Writes the text. */
    static final class Writer<T> extends StdSerializer<T> {

        Writer(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.toString());
        }
    }

    /** Reads the text, and nothing but a text: a JSON number may have lost digits already. */
    static final class Reader<T> extends StdDeserializer<T> {

        private final transient Function<String, T> parse;

        Reader(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public @Nullable T deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                throw mismatch(json, handledType(), "must be a string");
            }
            try {
                return parse.apply(json.getString());
            } catch (IllegalArgumentException e) {
                throw mismatch(json, handledType(), String.valueOf(e.getMessage()));
            }
        }
    }

    /** A mismatch whose reason is ours to tell, as its cause. */
    static MismatchedInputException mismatch(JsonParser json, Class<?> type, String reason) {
        var mismatch = MismatchedInputException.from(json, type, reason);
        mismatch.initCause(new IllegalArgumentException(reason));
        return mismatch;
    }
}
