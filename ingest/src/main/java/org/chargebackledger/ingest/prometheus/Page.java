package org.chargebackledger.ingest.prometheus;

import org.chargebackledger.ingest.http.Question;

import java.time.Duration;

/**
 * One question and the file its answer is kept in.
 *
 * @param metric the name of a named metric, else empty
 * @param unit of a named metric, else empty
 */
record Page(Quantity quantity, Window window, String metric, String unit, String expression) {

    static Page of(Quantity quantity, Window window, PromQl language) {
        return new Page(quantity, window, "", "", language.of(quantity, window));
    }

    static Page of(NamedMetric metric, Window window) {
        return new Page(
                Quantity.METRIC, window, metric.name(), metric.unit(), metric.expression(window));
    }

    String file() {
        return "%s%s-%s.json"
                .formatted(
                        quantity.text(),
                        metric.isEmpty() ? "" : "-" + metric,
                        window.start().toString().replace(":", ""));
    }

    /** Sent as a form: an expression may be longer than an address can be. */
    Question question(String prefix, Duration step) {
        var question = Question.form(prefix + (quantity.isSeries() ? "query_range" : "query"));
        question = question.with("query", expression);
        question =
                quantity.isSeries()
                        ? question.with("start", window.start().toString())
                                .with("end", window.end().minus(step).toString())
                                .with("step", step.toSeconds() + "s")
                        : question.with("time", window.last().toString());
        // Of Thanos, which else leaves out what it cannot reach and counts replicas twice;
        // Prometheus itself passes them over.
        return question.with("partial_response", "false").with("dedup", "true");
    }
}
