package org.chargebackledger.ingest.http;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockWebServer;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers that a test makes up, served on a free port. */
public final class Answers {

    private Answers() {}

    /** Starts a server that gives them. */
    public static MockWebServer served(Dispatcher answers) {
        var server = new MockWebServer();
        server.setDispatcher(answers);
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }
}
