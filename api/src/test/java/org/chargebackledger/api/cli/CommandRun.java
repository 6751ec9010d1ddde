package org.chargebackledger.api.cli;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okhttp3.Headers;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service that answers what a test tells it, and the command line before it. */
public final class CommandRun implements AutoCloseable {

    /** What a command did. */
    public record Outcome(int exit, String out, String err) {}

    private final MockWebServer service = new MockWebServer();
    private final Map<String, ArrayDeque<MockResponse>> answers = new HashMap<>();
    private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());

    CommandRun() throws IOException {
        service.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        requests.add(request);
                        var queue = answers.get(request.getMethod() + " " + request.getTarget());
                        if (queue == null || queue.isEmpty()) {
                            return problem(
                                    404, "unknown-route", "nothing is told about " + request);
                        }
                        return queue.size() > 1 ? queue.removeFirst() : queue.getFirst();
                    }
                });
        service.start();
    }

    /** The next answer of an endpoint; the last one is repeated. */
    CommandRun answer(String request, int status, String body) {
        return answer(request, response(status, "application/json", body));
    }

    CommandRun answer(String request, MockResponse response) {
        answers.computeIfAbsent(request, any -> new ArrayDeque<>()).add(response);
        return this;
    }

    CommandRun refuse(String request, int status, String slug, String detail) {
        return answer(request, problem(status, slug, detail));
    }

    Outcome run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", service.url("/").toString()));
        return bare(Map.of("CHARGEBACK_PASSWORD", "demo"), all.toArray(String[]::new));
    }

    /** Without a service of its own. */
    public static Outcome bare(Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exit =
                Chargeback.run(environment, new PrintWriter(out), new PrintWriter(err), arguments);
        return new Outcome(exit, out.toString(), err.toString());
    }

    List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    static String body(RecordedRequest request) {
        var body = request.getBody();
        return body == null ? "" : body.utf8();
    }

    String url() {
        return service.url("/").toString();
    }

    @Override
    public void close() {
        service.close();
    }

    static MockResponse response(int status, String type, String body) {
        return new MockResponse(status, Headers.of("Content-Type", type), body);
    }

    static MockResponse problem(int status, String slug, String detail) {
        return response(
                status,
                "application/problem+json",
                "{\"type\":\"/problems/%s\",\"title\":\"T\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(slug, status, detail));
    }
}
