package org.chargebackledger.httpground;

import org.chargebackledger.api.storage.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** One PostgreSQL server for all tests of a JVM. */
public final class TestDatabase {

    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    public static String url() {
        return SERVER.jdbcUrl();
    }

    public static String password() {
        return SERVER.password();
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.start(Files.createTempDirectory("chargeback-http-"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
