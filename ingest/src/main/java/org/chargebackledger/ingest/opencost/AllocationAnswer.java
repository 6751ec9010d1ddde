package org.chargebackledger.ingest.opencost;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.http.AnswerCode;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one answer of {@code /allocation} is about, read to its very end: status 200 proves neither
 * that it succeeded nor that it is complete.
 */
final class AllocationAnswer {

    private static final int OK = 200;

    private final Set<String> clusters = new TreeSet<>();
    private int code;
    private String message = "";
    private String warning = "";
    private boolean isList;
    private long allocations;
    private @Nullable Instant first;
    private @Nullable Instant last;

    private AllocationAnswer() {}

    /**
     * Reads an answer.
     *
     * @throws FetchFailure if it is cut off, no such answer, or says that it failed
     */
    static AllocationAnswer read(InputStream body) throws FetchFailure, IOException {
        var answer = new AllocationAnswer();
        try (var parser = AllocationFiles.JSON.createParser(body)) {
            if (parser.nextToken() == null) {
                throw new FetchFailure(Reason.UNREACHABLE, "the answer has no content");
            }
            answer.envelope(parser);
            if (parser.nextToken() != null) {
                throw malformed("something follows the answer's end");
            }
        } catch (JsonEOFException e) {
            throw new FetchFailure(
                    Reason.UNREACHABLE,
                    "the answer is cut off after " + e.getLocation().offsetDescription());
        } catch (JacksonException e) {
            throw malformed("the answer is no JSON after " + e.getLocation().offsetDescription());
        }
        return answer.checked();
    }

    private void envelope(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "code" -> code = parser.getValueAsInt();
                case "message" -> message = parser.getValueAsString("");
                case "warning" -> warning = parser.getValueAsString("");
                case "data" -> {
                    isList = parser.currentToken() == JsonToken.START_ARRAY;
                    steps(parser);
                }
                default -> parser.skipChildren();
            }
        }
    }

    private void steps(JsonParser parser) throws IOException {
        if (!isList) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var name = parser.currentName();
                    parser.nextToken();
                    JsonNode allocation = AllocationFiles.JSON.readTree(parser);
                    add(name, allocation);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private void add(String name, JsonNode allocation) {
        if (!allocation.isObject() || AllocationRows.isWithoutUsage(name)) {
            return;
        }
        allocations++;
        clusters.add(allocation.path("properties").path("cluster").asText(""));
        var start = time(allocation, "start");
        var end = time(allocation, "end");
        first = start != null && (first == null || start.isBefore(first)) ? start : first;
        last = end != null && (last == null || end.isAfter(last)) ? end : last;
    }

    /** Of the allocation itself, else of its window, which may hold the text "null". */
    private static @Nullable Instant time(JsonNode allocation, String field) {
        var text = allocation.path(field).asText(allocation.path("window").path(field).asText(""));
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null; // the reader of the delivery names the row
        }
    }

    private AllocationAnswer checked() throws FetchFailure {
        if (code == 0 && isList) {
            throw malformed("the answer has no code");
        }
        if (code != OK) {
            throw code == 0
                    ? malformed("the answer is none of /allocation")
                    : new FetchFailure(
                            AnswerCode.reason(code),
                            "the answer says it failed, with code " + code + ": " + message);
        }
        if (!isList) {
            throw malformed("the answer has no list of allocations");
        }
        if (!warning.isBlank()) {
            throw new FetchFailure(Reason.PARTIAL, "the answer warns: " + warning);
        }
        return this;
    }

    /**
     * The clusters it is about; all of it must lie in the window.
     *
     * @throws FetchFailure if it answers for another time
     */
    Set<String> in(Window window) throws FetchFailure {
        if (first != null && last != null && !window.holds(first, last)) {
            throw malformed("asked for %s, it answers for %s,%s".formatted(window, first, last));
        }
        return clusters;
    }

    /** Requires that it is about all of the clusters and no other, in the window. */
    void require(Window window, Set<String> expected) throws FetchFailure {
        var seen = new TreeSet<>(in(window));
        if (allocations == 0) {
            throw new FetchFailure(
                    Reason.PARTIAL,
                    "nothing ran in " + window + ", says the answer; its samples may be lost");
        }
        if (expected.size() == 1 && seen.remove("")) {
            seen.addAll(expected);
        }
        var missing = new TreeSet<>(expected);
        missing.removeAll(seen);
        if (!missing.isEmpty()) {
            throw new FetchFailure(
                    Reason.PARTIAL,
                    "nothing of cluster %s in %s".formatted(String.join(", ", missing), window));
        }
        seen.removeAll(expected);
        if (!seen.isEmpty()) {
            throw new FetchFailure(
                    Reason.REFUSED,
                    "it answers for cluster '%s', which setting 'clusters' does not name"
                            .formatted(String.join("', '", seen)));
        }
    }

    private static FetchFailure malformed(String problem) {
        return new FetchFailure(Reason.MALFORMED, problem);
    }
}
