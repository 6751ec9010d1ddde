package org.chargebackledger.api.masterdata;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.masterdata.Members;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A content as JSON brought it, in the few types that canonical JSON has. */
final class GivenContent {

    private GivenContent() {}

    static Members members(Map<String, ?> json) {
        return Members.of(object(json));
    }

    /** A member that is null says nothing, as if it were left out. */
    private static Map<String, Object> object(Map<?, ?> json) {
        var members = new LinkedHashMap<String, Object>();
        json.forEach((name, value) -> {
            if (value != null) {
                members.put(String.valueOf(name), value(value));
            }
        });
        return members;
    }

    private static Object value(@Nullable Object json) {
        return switch (json) {
            case String text -> text;
            case Boolean flag -> flag;
            case Integer number -> number.longValue();
            case Long number -> number;
            case Map<?, ?> map -> object(map);
            case List<?> list -> list(list);
            case null, default ->
                    throw Refusal.invalid(
                            "master-data-malformed",
                            "'" + json + "' has no place here; decimals are written as texts");
        };
    }

    private static List<Object> list(List<?> json) {
        var elements = new ArrayList<Object>();
        json.forEach(element -> elements.add(value(element)));
        return elements;
    }
}
