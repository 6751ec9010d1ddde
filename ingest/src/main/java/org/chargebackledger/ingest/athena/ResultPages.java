package org.chargebackledger.ingest.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.Row;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A query's rows, a page at a time from Athena. Each page is kept with the token of the next, so
 * that whoever goes on asks for none twice.
 */
final class ResultPages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AthenaService service;
    private final Attempt attempt;

    ResultPages(AthenaService service, Attempt attempt) {
        this.service = service;
        this.attempt = attempt;
    }

    /** Takes one row; a cell is null where the value is. */
    interface RowTaker {
        void take(List<@Nullable String> row) throws IOException;
    }

    /**
     * Brings all pages of an execution.
     *
     * @return how many there are
     */
    int fetch(String question, String id, List<String> columns) throws FetchFailure, IOException {
        String token = null;
        var seen = new HashSet<String>();
        for (var page = 1; ; page++) {
            var name = name(question, page);
            if (!attempt.has(name)) {
                var response = service.page(id, token);
                var json = json(response, page == 1 ? columns : List.of());
                attempt.note(name, json);
            }
            token = next(attempt.text(name));
            if (token == null) {
                return page;
            }
            if (!seen.add(token)) {
                throw new FetchFailure(
                        Reason.MALFORMED, "page %d of query %s leads back".formatted(page, id));
            }
        }
    }

    /** Reads the rows of pages that are there. */
    void read(String question, int pages, RowTaker taker) throws IOException {
        for (var page = 1; page <= pages; page++) {
            for (var row : JSON.readTree(attempt.text(name(question, page))).path("rows")) {
                var cells = new ArrayList<@Nullable String>();
                for (var cell : row) {
                    cells.add(cell.isNull() ? null : cell.asText());
                }
                taker.take(cells);
            }
        }
    }

    private static String name(String question, int page) {
        return "%s-%06d.json".formatted(question, page);
    }

    private static @Nullable String next(String page) throws IOException {
        JsonNode token = JSON.readTree(page).path("next");
        return token.isTextual() ? token.asText() : null;
    }

    /** The page as it is kept: cells as texts, the header left out where there is one. */
    private static String json(GetQueryResultsResponse page, List<String> columns)
            throws FetchFailure, IOException {
        var set = page.resultSet();
        var rows = set.rows();
        if (!columns.isEmpty()) {
            requireColumns(
                    set.resultSetMetadata() == null
                            ? List.of()
                            : set.resultSetMetadata().columnInfo(),
                    columns);
            rows = withoutHeader(rows, columns);
        }
        var json = JSON.createObjectNode().put("next", page.nextToken());
        var kept = json.putArray("rows");
        for (var row : rows) {
            var cells = kept.addArray();
            row.data().forEach(datum -> cells.add(datum.varCharValue()));
        }
        return JSON.writeValueAsString(json);
    }

    private static void requireColumns(List<ColumnInfo> answered, List<String> columns)
            throws FetchFailure {
        var names = answered.stream().map(ColumnInfo::name).toList();
        if (!names.equals(columns)) {
            throw new FetchFailure(
                    Reason.MALFORMED, "the results have other columns than asked for: " + names);
        }
    }

    /** Rows of a SELECT begin with the names of the columns; those of other statements do not. */
    private static List<Row> withoutHeader(List<Row> rows, List<String> columns) {
        var hasHeader =
                !rows.isEmpty()
                        && rows.getFirst().data().stream()
                                .map(Datum::varCharValue)
                                .toList()
                                .equals(columns);
        return hasHeader ? rows.subList(1, rows.size()) : rows;
    }
}
