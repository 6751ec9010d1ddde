package org.chargebackledger.api.demo;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.projections.ReadModels;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The sample company, loaded once for all tests of this JVM, in two starts of the service; each
 * test has a copy of its own.
 */
public final class LoadedCompany {

    static final List<String> MONTHS = List.of("2026-08", "2026-09", "2026-10");

    private static final String DATABASE = "loaded_company";
    private static final int CUT_SHORT_AT = 20;
    private static @Nullable LoadedCompany loaded;

    private final Path home = RunningService.scratch();
    private final int healthBefore;
    private final int deliveriesBefore;
    private final int entries;
    private final int deliveries;

    private LoadedCompany() {
        try (var service = RunningService.withDemoCompany(DATABASE, home)) {
            RunningService.await(() -> deliveries(service) >= CUT_SHORT_AT);
            healthBefore = service.health();
        }
        try (var service = RunningService.withDemoCompany(DATABASE, home)) {
            deliveriesBefore = deliveries(service);
            service.awaitReady();
            entries = entries(service);
            deliveries = deliveries(service);
        }
    }

    /** Loads it, unless that is done. */
    public static synchronized LoadedCompany once() {
        if (loaded == null) {
            loaded = new LoadedCompany();
        }
        return loaded;
    }

    /** A service on a copy. */
    public RunningService copy(String database) {
        var folder = RunningService.scratch();
        try (var files = Files.walk(home)) {
            for (var file : files.skip(1).toList()) {
                Files.copy(file, folder.resolve(home.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RunningService.onCopyOf(DATABASE, database, folder);
    }

    /** What the health check answered while the load was cut short. */
    int healthBefore() {
        return healthBefore;
    }

    /** How many there were when the load went on. */
    int deliveriesBefore() {
        return deliveriesBefore;
    }

    /** How many there were when it was loaded. */
    int entries() {
        return entries;
    }

    /** How many there were when it was loaded. */
    int deliveries() {
        return deliveries;
    }

    static int entries(RunningService service) {
        var company = new Company(service.uri());
        return MONTHS.stream().mapToInt(month -> company.entries(month).size()).sum();
    }

    static int deliveries(RunningService service) {
        return service.bean(ReadModels.class).deliveries().list("main", null, 1_000).items().size();
    }
}
