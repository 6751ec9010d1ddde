package org.chargebackledger.ingest.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zetasql.ArrayType;
import com.google.zetasql.StructType;
import com.google.zetasql.StructType.StructField;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLType.TypeKind;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The detailed export's columns with their types, as Google documents them. */
final class ExportSchema {

    private static final Type STRING = simple(TypeKind.TYPE_STRING);
    private static final Type FLOAT64 = simple(TypeKind.TYPE_DOUBLE);
    private static final Type NUMERIC = simple(TypeKind.TYPE_NUMERIC);
    static final Type TIMESTAMP = simple(TypeKind.TYPE_TIMESTAMP);
    private static final Type BOOL = simple(TypeKind.TYPE_BOOL);
    private static final Type LABELS = list("key", STRING, "value", STRING);

    private ExportSchema() {}

    static Map<String, Type> columns() {
        var all = new LinkedHashMap<String, Type>();
        all.put("billing_account_id", STRING);
        all.put("service", struct("id", STRING, "description", STRING));
        all.put("sku", struct("id", STRING, "description", STRING));
        all.put("usage_start_time", TIMESTAMP);
        all.put("usage_end_time", TIMESTAMP);
        all.put("project", project());
        all.put("labels", LABELS);
        all.put("system_labels", LABELS);
        all.put(
                "location",
                struct("location", STRING, "country", STRING, "region", STRING, "zone", STRING));
        all.put(
                "tags",
                list("key", STRING, "value", STRING, "inherited", BOOL, "namespace", STRING));
        all.put("resource", struct("name", STRING, "global_name", STRING));
        all.put("price", struct("effective_price", NUMERIC, "unit", STRING));
        all.put("subscription", struct("instance_id", STRING));
        all.put("transaction_type", STRING);
        all.put("seller_name", STRING);
        all.put("export_time", TIMESTAMP);
        all.put("cost", FLOAT64);
        all.put("cost_at_list", FLOAT64);
        all.put("currency", STRING);
        all.put("currency_conversion_rate", FLOAT64);
        all.put(
                "usage",
                struct(
                        "amount",
                        FLOAT64,
                        "unit",
                        STRING,
                        "amount_in_pricing_units",
                        FLOAT64,
                        "pricing_unit",
                        STRING));
        all.put(
                "credits",
                list(
                        "id",
                        STRING,
                        "full_name",
                        STRING,
                        "type",
                        STRING,
                        "name",
                        STRING,
                        "amount",
                        FLOAT64));
        all.put("invoice", struct("month", STRING, "publisher_type", STRING));
        all.put("cost_type", STRING);
        all.put(
                "adjustment_info",
                struct("id", STRING, "description", STRING, "mode", STRING, "type", STRING));
        all.put("consumption_model", struct("id", STRING, "description", STRING));
        return all;
    }

    private static Type project() {
        return struct(
                "id",
                STRING,
                "number",
                STRING,
                "name",
                STRING,
                "labels",
                LABELS,
                "ancestry_numbers",
                STRING,
                "ancestors",
                list("resource_name", STRING, "display_name", STRING));
    }

    /** Every field as a schema lists them, records and lists with a dot. */
    static List<String> fields(Map<String, Type> columns) {
        var fields = new ArrayList<String>();
        columns.forEach((name, type) -> add(fields, name, type));
        return fields;
    }

    private static void add(List<String> fields, String name, Type type) {
        var one = type.isArray() ? type.asArray().getElementType() : type;
        fields.add(name);
        if (one.isStruct()) {
            for (var field : one.asStruct().getFieldList()) {
                add(fields, name + "." + field.getName(), field.getType());
            }
        }
    }

    /** What a row of JSON says in a column of a type. */
    static Value value(Type type, JsonNode json) {
        if (type instanceof ArrayType list) {
            var items = new ArrayList<Value>();
            json.forEach(item -> items.add(value(list.getElementType(), item)));
            return Value.createArrayValue(list, items);
        }
        if (json.isNull() || json.isMissingNode()) {
            return Value.createNullValue(type);
        }
        return switch (type) {
            case StructType record -> {
                var members = new ArrayList<Value>();
                for (var field : record.getFieldList()) {
                    members.add(value(field.getType(), json.path(field.getName())));
                }
                yield Value.createStructValue(record, members);
            }
            case Type simple when simple.equals(FLOAT64) ->
                    Value.createDoubleValue(json.doubleValue());
            case Type simple when simple.equals(NUMERIC) ->
                    Value.createNumericValue(new BigDecimal(json.asText()));
            case Type simple when simple.equals(BOOL) -> Value.createBoolValue(json.booleanValue());
            case Type simple when simple.equals(TIMESTAMP) ->
                    Value.createTimestampValueFromUnixMicros(
                            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(json.asText())));
            default -> Value.createStringValue(json.asText());
        };
    }

    private static Type simple(TypeKind kind) {
        return TypeFactory.createSimpleType(kind);
    }

    private static Type list(Object... namesAndTypes) {
        return TypeFactory.createArrayType(struct(namesAndTypes));
    }

    private static Type struct(Object... namesAndTypes) {
        var fields = new ArrayList<StructField>();
        for (var i = 0; i < namesAndTypes.length; i += 2) {
            fields.add(new StructField((String) namesAndTypes[i], (Type) namesAndTypes[i + 1]));
        }
        return TypeFactory.createStructType(fields);
    }
}
