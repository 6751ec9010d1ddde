package org.chargebackledger.api;

import org.chargebackledger.api.storage.embedded.EmbeddedPostgres;
import org.chargebackledger.httpground.ScratchFolders;
import org.chargebackledger.httpground.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The whole service on a free port, with the demo's users and an empty database of its own on a
 * PostgreSQL server that all tests of this JVM share.
 */
public final class RunningService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts a service with an empty database. */
    public static RunningService start(String... arguments) {
        return on("service_" + DATABASES.incrementAndGet(), scratch(), arguments);
    }

    /** Starts a service on a database, which is made when it is not there. */
    public static RunningService on(String database, Path home, String... arguments) {
        return with(List.of(), "none", database, home, arguments);
    }

    /**
     * Starts a service with parts of a test's own.
     *
     * @param part a class with beans
     */
    public static RunningService having(
            Class<?> part, String database, Path home, String... arguments) {
        return with(List.of(part), "none", database, home, arguments);
    }

    /** Starts a service on a copy of a database that no service uses any more. */
    public static RunningService onCopyOf(String original, String database, Path home) {
        TestDatabase.copy(original, database);
        return with(List.of(), "hollinbrook", database, home);
    }

    /** Starts a service that loads the demo company, beside what it answers from then on. */
    public static RunningService withDemoCompany(String database, Path home) {
        return with(List.of(), "hollinbrook", database, home);
    }

    private static RunningService with(
            List<Class<?>> parts, String company, String database, Path home, String... arguments) {
        TestDatabase.create(database);
        var all =
                new ArrayList<>(
                        List.of(
                                "--spring.profiles.active=demo",
                                "--chargeback.demo.company=" + company,
                                "--chargeback.home=" + home,
                                "--server.port=0",
                                "--spring.datasource.url=" + TestDatabase.url(database),
                                "--spring.datasource.username=" + EmbeddedPostgres.USER,
                                "--spring.datasource.password=" + TestDatabase.password(),
                                "--spring.datasource.hikari.maximum-pool-size=8"));
        all.addAll(List.of(arguments));
        var sources = new ArrayList<Class<?>>(parts);
        sources.add(ChargebackLedgerApplication.class);
        return new RunningService(
                SpringApplication.run(
                        sources.toArray(Class<?>[]::new), all.toArray(String[]::new)));
    }

    public URI uri() {
        var port = context.getEnvironment().getProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What the health check answers. */
    public int health() {
        var request = HttpRequest.newBuilder(uri().resolve("/actuator/health")).GET().build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until all that a start sets off is done, such as the load of the demo company. */
    public void awaitReady() {
        await(() -> health() == 200);
    }

    /** Waits for something that takes the service a while. */
    public static void await(BooleanSupplier condition) {
        var until = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError("still waiting after " + PATIENCE);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** A part of the service, for what HTTP does not show. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** A folder of its own. */
    public static Path scratch() {
        return ScratchFolders.make();
    }
}
