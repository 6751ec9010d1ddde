package org.chargebackledger.ingest.azurecostmanagement;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ingest.azure.Answer;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;

import java.util.ArrayList;
import java.util.List;

/**
 * One page of what the query answers. It is read here and not by Azure's client, which reads costs
 * as binary fractions.
 *
 * @param nextLink where the next page is; empty if there is none
 */
record QueryPage(List<String> columns, List<List<String>> rows, String nextLink) {

    /** The name that the sum is given in the question; an answer may use that or the column's. */
    static final String TOTAL = "totalCost";

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Reads a page to its end.
     *
     * @throws FetchFailure if it is cut off, or no answer to a query
     */
    static QueryPage read(Answer answer) throws FetchFailure {
        if (answer.code() != Answer.NOTHING && answer.body().isBlank()) {
            throw new FetchFailure(Reason.UNREACHABLE, "an answer is cut off before it begins");
        }
        return read(answer.body());
    }

    /** Reads a page that was whole when it was kept. */
    static QueryPage read(String body) throws FetchFailure {
        if (body.isBlank()) {
            return new QueryPage(List.of(), List.of(), "");
        }
        var properties = json(body).path("properties");
        if (!properties.path("columns").isArray() || !properties.path("rows").isArray()) {
            throw new FetchFailure(
                    Reason.MALFORMED, "the answer to a query has no columns, or no rows");
        }
        var columns = new ArrayList<String>();
        for (var column : properties.path("columns")) {
            columns.add(column.path("name").asText());
        }
        var rows = new ArrayList<List<String>>();
        for (var row : properties.path("rows")) {
            if (row.size() != columns.size()) {
                throw new FetchFailure(
                        Reason.MALFORMED, "a row of a query has another number of cells");
            }
            var cells = new ArrayList<String>();
            row.forEach(cell -> cells.add(text(cell)));
            rows.add(List.copyOf(cells));
        }
        var next = properties.path("nextLink");
        return new QueryPage(
                List.copyOf(columns), List.copyOf(rows), next.isNull() ? "" : next.asText());
    }

    static JsonNode json(String body) throws FetchFailure {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new FetchFailure(
                    Reason.UNREACHABLE, "an answer is cut off: " + e.getOriginalMessage());
        }
    }

    private static String text(JsonNode cell) {
        if (cell.isNull()) {
            return "";
        }
        if (cell.isNumber()) {
            return cell.decimalValue().toPlainString();
        }
        return cell.isContainerNode() ? cell.toString() : cell.asText();
    }

    /**
     * Where a column is.
     *
     * @throws FetchFailure if the answer has none of the names
     */
    int column(String... names) throws FetchFailure {
        for (var name : names) {
            for (var i = 0; i < columns.size(); i++) {
                if (columns.get(i).equalsIgnoreCase(name)) {
                    return i;
                }
            }
        }
        throw new FetchFailure(
                Reason.MALFORMED,
                "the answer to a query has no column %s; it has %s"
                        .formatted(names[0], String.join(", ", columns)));
    }
}
