package org.chargebackledger.api.engine;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.chargebackledger.ledger.codec.EventSerializer;

/** What turns messages, tokens, snapshots and events into bytes: the one place that chooses. */
final class Serializers {

    private Serializers() {}

    /** The stored format of events and snapshots; it outlives every version of the service. */
    static Serializer events() {
        return new EventSerializer();
    }

    /** Commands on their way between services, and the tokens of read models. */
    static Serializer messages() {
        return JacksonSerializer.builder().objectMapper(mapper()).build();
    }

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .build();
    }
}
