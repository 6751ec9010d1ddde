package org.chargebackledger.ingest.prometheus;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.prometheus.Series.Point;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/**
 * One answer of {@code /api/v1/query} or {@code query_range}, read series by series and to its very
 * end: what follows the data may say that it is not all.
 */
final class Answer {

    static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private static final String INFO = "PromQL info:";

    /** Takes in what an answer holds. */
    @FunctionalInterface
    interface Taker {

        void take(Series series) throws FetchFailure;
    }

    private final boolean isSeries;
    private final Taker taker;
    private final List<String> warnings = new ArrayList<>();
    private String status = "";
    private String type = "";
    private String errorType = "";
    private String error = "";

    private Answer(boolean isSeries, Taker taker) {
        this.isSeries = isSeries;
        this.taker = taker;
    }

    /**
     * Reads an answer.
     *
     * @param isSeries whether it answers for many points of time
     * @throws FetchFailure if it is cut off, no such answer, or says that it failed or lacks data
     */
    static void read(InputStream body, boolean isSeries, Taker taker)
            throws FetchFailure, IOException {
        var answer = new Answer(isSeries, taker);
        try (var parser = JSON.createParser(body)) {
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
        answer.check();
    }

    private void envelope(JsonParser parser) throws FetchFailure, IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "status" -> status = parser.getValueAsString("");
                case "errorType" -> errorType = parser.getValueAsString("");
                case "error" -> error = parser.getValueAsString("");
                case "data" -> data(parser);
                case "warnings" -> notes(parser, false);
                case "infos" -> notes(parser, true);
                case "isPartial" -> partial(parser.getValueAsBoolean());
                default -> parser.skipChildren();
            }
        }
    }

    private void data(JsonParser parser) throws FetchFailure, IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            if ("resultType".equals(field)) {
                type = parser.getValueAsString("");
            } else if ("result".equals(field) && parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    JsonNode one = JSON.readTree(parser);
                    taker.take(series(one));
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private Series series(JsonNode one) throws FetchFailure {
        var labels = new HashMap<String, String>();
        for (var label : one.path("metric").properties()) {
            labels.put(label.getKey(), label.getValue().asText());
        }
        var points = new ArrayList<Point>();
        if (isSeries) {
            for (var value : one.path("values")) {
                points.add(point(value));
            }
        } else {
            points.add(point(one.path("value")));
        }
        if (points.isEmpty()) {
            throw malformed("a series of it has no value");
        }
        return new Series(labels, points);
    }

    private static Point point(JsonNode value) throws FetchFailure {
        if (value.size() != 2 || !value.path(0).isNumber() || !value.path(1).isTextual()) {
            throw malformed("a series of it has no value that is a time and a text");
        }
        var millis = value.path(0).decimalValue().movePointRight(3).longValue();
        return new Point(Instant.ofEpochMilli(millis), value.path(1).asText());
    }

    /**
     * Notes such as that a name does not look like a counter's are none of our business. Prometheus
     * 2.48 to 2.53 and Thanos have them among the warnings.
     */
    private void notes(JsonParser parser, boolean isInfo) throws IOException {
        JsonNode notes = JSON.readTree(parser);
        for (var note : notes) {
            var text = note.asText();
            var isHarmless =
                    text.startsWith(INFO)
                            || (isInfo && !text.toLowerCase(Locale.ROOT).contains("partial"));
            if (!isHarmless) {
                warnings.add(text);
            }
        }
    }

    /** How VictoriaMetrics says it. */
    private void partial(boolean isPartial) {
        if (isPartial) {
            warnings.add("isPartial");
        }
    }

    private void check() throws FetchFailure {
        if (!"success".equals(status)) {
            throw status.isEmpty()
                    ? malformed("the answer has no status; is it one of Prometheus?")
                    : new FetchFailure(
                            reason(), "the answer says it failed: " + errorType + ": " + error);
        }
        if (!warnings.isEmpty()) {
            throw new FetchFailure(
                    Reason.PARTIAL, "the answer warns: " + String.join("; ", warnings));
        }
        if (!type.equals(isSeries ? "matrix" : "vector")) {
            throw malformed("the answer is a '%s', not what was asked for".formatted(type));
        }
    }

    private Reason reason() {
        return switch (errorType) {
            case "timeout", "canceled", "unavailable" -> Reason.UNREACHABLE;
            case "bad_data", "execution", "not_found" -> Reason.REFUSED;
            default -> Reason.BROKEN;
        };
    }

    static FetchFailure malformed(String problem) {
        return new FetchFailure(Reason.MALFORMED, problem);
    }
}
