package org.chargebackledger.ingest.opencost;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.readings.EstimateMerge;
import org.chargebackledger.ingest.readings.EstimateReadings;
import org.chargebackledger.ingest.readings.MergeReader;
import org.chargebackledger.ingest.readings.PodReadings;
import org.chargebackledger.ingest.readings.ReadingTables;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** The allocations of one delivery, read one by one: a day of a large cluster fits in no memory. */
final class AllocationFiles implements MergeReader.Content {

    static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();

    private final ReadRequest request;
    private final @Nullable CurrencyCode currency;

    AllocationFiles(ReadRequest request) {
        this.request = request;
        this.currency = request.declared().currency();
    }

    @Override
    public void read(DuckDb database, PodReadings pods) throws IOException {
        try (var estimates = currency == null ? null : new EstimateReadings(database)) {
            var done = 0;
            for (var file : request.files()) {
                request.progress().at("read allocations", done++, request.files().size());
                var costs = new AllocationCosts(request, file.name(), estimates);
                read(file, new AllocationRows(request, file.name(), pods, costs));
            }
        }
    }

    @Override
    public void finish(DuckDb database, ReadingTables tables) {
        if (currency != null) {
            EstimateMerge.merge(database, tables, currency);
        }
    }

    private void read(DataFile file, AllocationRows rows) throws IOException {
        try (var in = file.open();
                var parser = JSON.createParser(in)) {
            var found = false;
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "code" -> checkCode(parser, file);
                    case "data" -> {
                        found = parser.currentToken() == JsonToken.START_ARRAY;
                        readSteps(parser, rows);
                    }
                    default -> parser.skipChildren();
                }
            }
            if (!found) {
                request.findings()
                        .reject(
                                file.name(),
                                "no-data",
                                "the answer has no list of allocations; is it one of /allocation?");
            }
            rows.report();
        } catch (JacksonException e) {
            request.findings()
                    .reject(
                            file.name(),
                            "not-json",
                            "no JSON after " + e.getLocation().offsetDescription());
        }
    }

    private void checkCode(JsonParser parser, DataFile file) throws IOException {
        if (parser.getIntValue() != 200) {
            request.findings()
                    .reject(
                            file.name(),
                            "failed-query",
                            "the answer says it failed, with code " + parser.getText());
        }
    }

    /** Steps are an array; each is an object of allocations by name, or null. */
    private static void readSteps(JsonParser parser, AllocationRows rows) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                JsonNode allocation = JSON.readTree(parser);
                if (allocation != null && allocation.isObject()) {
                    rows.add(name, allocation);
                }
            }
        }
    }
}
