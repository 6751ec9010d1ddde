package org.chargebackledger.api.http.docs;

import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;

import java.util.ArrayList;
import java.util.Map;

/** The schemas of values whose JSON form is not that of their record. */
final class ValueSchemas {

    private ValueSchemas() {}

    static Schema<?> money() {
        return object(
                Map.of(
                        "amount",
                        new StringSchema().pattern("^-?\\d+(\\.\\d+)?$").example("393.44"),
                        "currency",
                        currency()));
    }

    static Schema<?> exact() {
        return new StringSchema()
                .description("an exact decimal of up to 24 places, without an exponent")
                .example("751.404383324");
    }

    static Schema<?> currency() {
        return new StringSchema().pattern("^[A-Z]{3}$").example("USD");
    }

    static Schema<?> period() {
        return new StringSchema().pattern("^\\d{4}-\\d{2}$").example("2026-10");
    }

    static Schema<?> problem() {
        var problem =
                object(
                        Map.of(
                                "type", new StringSchema().example("/problems/period-closed"),
                                "title", new StringSchema(),
                                "status", new IntegerSchema(),
                                "detail", new StringSchema(),
                                "instance", new StringSchema()));
        problem.setDescription("RFC 9457; the type is stable and names the refusal");
        return problem;
    }

    /** An object whose members are all there. */
    private static ObjectSchema object(Map<String, Schema<?>> members) {
        var object = new ObjectSchema();
        members.forEach(object::addProperty);
        object.setRequired(new ArrayList<>(members.keySet()));
        return object;
    }
}
