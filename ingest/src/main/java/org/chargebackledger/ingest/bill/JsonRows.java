package org.chargebackledger.ingest.bill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.Findings;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;

/**
 * Rows that are delivered as JSON objects, one after the other or in one list, written out as a
 * table: numbers digit by digit, lists and objects as JSON. A row's number is that of its object.
 */
final class JsonRows {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** No amount is written with more digits before or after the point. */
    private static final int EXPONENT_MAX = 1000;

    /** Takes one object; false to stop. */
    private interface RowTaker {
        boolean take(JsonNode row) throws IOException;
    }

    private JsonRows() {}

    /** The same rows as a table; a file that is none goes to the findings. */
    static DataFile asTable(DataFile json, Path folder, Findings findings) throws IOException {
        var target = Files.createTempFile(folder, "rows-", ".csv");
        var table = new DataFile(json.name(), target, DataFile.Form.JSON, false);
        var names = new LinkedHashSet<String>();
        var number = new long[1];
        var readable =
                forEach(
                        json,
                        findings,
                        row -> {
                            number[0]++;
                            if (!row.isObject()) {
                                findings.rejectCell(
                                        json.name(),
                                        number[0],
                                        null,
                                        row.toString(),
                                        "not-an-object",
                                        "a row is a JSON object");
                                return findings.listsMore();
                            }
                            row.fieldNames().forEachRemaining(names::add);
                            return true;
                        });
        if (readable && !findings.rejects()) {
            write(json, table, names, findings);
        }
        return table;
    }

    private static void write(
            DataFile json, DataFile table, Collection<String> names, Findings findings)
            throws IOException {
        try (var out = Files.newBufferedWriter(table.path(), StandardCharsets.UTF_8)) {
            writeRecord(out, names);
            forEach(
                    json,
                    findings,
                    row -> {
                        var cells = new ArrayList<String>();
                        names.forEach(name -> cells.add(text(row.path(name))));
                        writeRecord(out, cells);
                        return true;
                    });
        }
    }

    private static boolean forEach(DataFile json, Findings findings, RowTaker taker)
            throws IOException {
        try (var in = json.open();
                var rows = JSON.readerFor(JsonNode.class).<JsonNode>readValues(in)) {
            var more = true;
            while (more && rows.hasNextValue()) {
                more = taker.take(rows.nextValue());
            }
            return true;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            findings.rejectCell(
                    json.name(),
                    at == null ? 1 : Math.max(1, at.getLineNr()),
                    null,
                    null,
                    "not-json",
                    "it begins like JSON and is none from here on");
            return false;
        }
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isBigDecimal()) {
            var number = value.decimalValue();
            return Math.abs((long) number.scale()) > EXPONENT_MAX
                    ? number.toString()
                    : number.toPlainString();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static void writeRecord(Writer out, Collection<String> cells) throws IOException {
        var separator = "";
        for (var cell : cells) {
            out.append(separator).append('"').append(cell.replace("\"", "\"\"")).append('"');
            separator = ",";
        }
        out.append('\n');
    }
}
