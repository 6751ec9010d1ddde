package org.chargebackledger.api.journey;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as the plain values that canonical JSON is made of. */
final class PlainJson {

    private PlainJson() {}

    /** An object without one of its members. */
    static Map<String, Object> without(JsonNode object, String member) {
        var plain = new LinkedHashMap<String, Object>();
        for (var property : object.properties()) {
            if (!property.getKey().equals(member)) {
                plain.put(property.getKey(), plain(property.getValue()));
            }
        }
        return plain;
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            return without(node, "");
        }
        if (node.isArray()) {
            var items = new ArrayList<Object>();
            node.forEach(item -> items.add(plain(item)));
            return items;
        }
        return node.isIntegralNumber() ? (Object) node.asLong() : node.asString();
    }
}
