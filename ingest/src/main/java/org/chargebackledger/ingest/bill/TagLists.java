package org.chargebackledger.ingest.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tags that are delivered as a list of keys and values, as an object. */
final class TagLists {

    private TagLists() {}

    /** A list of objects with a key and a value as one object; anything else as it is. */
    static JsonNode asObject(JsonNode delivered) {
        var list = unwrapped(delivered);
        if (!list.isArray()) {
            return delivered;
        }
        var object = JsonNodeFactory.instance.objectNode();
        for (var item : list) {
            var member = unwrapped(item);
            if (!member.has("key")) {
                return delivered;
            }
            put(object, member);
        }
        return object;
    }

    /** Of a key that is there twice the lesser value stays, whatever their order. */
    private static void put(ObjectNode object, JsonNode member) {
        var name = member.path("key").asText();
        var value = member.path("value");
        var text = value.isNull() || value.isMissingNode() ? "true" : value.asText();
        var known = object.path(name).asText(text);
        object.put(name, known.compareTo(text) <= 0 ? known : text);
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
