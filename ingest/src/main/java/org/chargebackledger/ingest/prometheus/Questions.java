package org.chargebackledger.ingest.prometheus;

import com.fasterxml.jackson.databind.JsonNode;

import org.chargebackledger.ingest.connector.FetchFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What a delivery's answers answer, as a file beside them: an answer itself does not say what was
 * asked.
 */
record Questions(Scope scope, List<Page> pages) {

    static final String FILE = "questions.json";
    private static final String FORM = "prometheus-1";
    private static final int MINUTE = 60;

    void write(Path file) throws IOException {
        var root = Answer.JSON.createObjectNode();
        root.put("form", FORM);
        root.put("clusterLabel", scope.clusterLabel());
        var clusters = root.putArray("clusters");
        scope.clusters().forEach(clusters::add);
        root.put("stepSeconds", scope.step().toSeconds());
        var list = root.putArray("pages");
        for (var page : pages) {
            var one = list.addObject();
            one.put("file", page.file());
            one.put("quantity", page.quantity().text());
            one.put("start", page.window().start().toString());
            one.put("end", page.window().end().toString());
            one.put("metric", page.metric());
            one.put("unit", page.unit());
            one.put("query", page.expression());
        }
        Files.writeString(
                file, Answer.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    /**
     * Reads such a file.
     *
     * @throws FetchFailure if it is none, or says what makes no sense
     */
    static Questions read(JsonNode root) throws FetchFailure {
        var clusters = new ArrayList<String>();
        root.path("clusters").forEach(one -> clusters.add(one.asText()));
        var step = root.path("stepSeconds").asInt();
        var label = root.path("clusterLabel").asText("");
        if (!FORM.equals(root.path("form").asText(""))
                || clusters.isEmpty()
                || (label.isEmpty() && clusters.size() > 1)
                || step < 1
                || step > MINUTE * MINUTE) {
            throw Answer.malformed("it is no list of questions of form " + FORM);
        }
        var pages = new ArrayList<Page>();
        for (var one : root.path("pages")) {
            pages.add(page(one, step));
        }
        return new Questions(
                new Scope(label, List.copyOf(clusters), Duration.ofSeconds(step)),
                List.copyOf(pages));
    }

    private static Page page(JsonNode one, int step) throws FetchFailure {
        try {
            var quantity = Quantity.named(one.path("quantity").asText("")).orElseThrow();
            var start = Instant.parse(one.path("start").asText(""));
            var window = new Window(start, Instant.parse(one.path("end").asText("")));
            var page =
                    new Page(
                            quantity,
                            window,
                            one.path("metric").asText(""),
                            one.path("unit").asText(""),
                            one.path("query").asText(""));
            var isMetric = quantity == Quantity.METRIC;
            if (window.end().isAfter(start)
                    && window.length().toSeconds() % step == 0
                    && isMetric != page.metric().isEmpty()
                    && isMetric != page.unit().isEmpty()
                    && page.file().equals(one.path("file").asText(""))) {
                return page;
            }
        } catch (DateTimeException | NoSuchElementException e) {
            // answered below
        }
        throw Answer.malformed("a question makes no sense: " + one);
    }
}
