package org.chargebackledger.ingest.opencost;

import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.Fetched.Part;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ingest.http.HttpService;
import org.chargebackledger.ingest.http.Question;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A service that answers {@code /allocation}, asked for a day in windows of some hours. */
final class AllocationConnector implements Connector {

    /** The finest that the reader of the answers tells apart. */
    private static final String AGGREGATE = "cluster,node,namespace,controller";

    private final Dialect dialect;
    private final HttpService service;
    private final String path;
    private final Set<String> clusters;
    private final Duration window;
    private final Duration resolution;
    private final Duration settling;
    private final @Nullable CurrencyCode currency;

    private AllocationConnector(
            Dialect dialect,
            HttpService service,
            String path,
            Set<String> clusters,
            Duration window,
            Duration resolution,
            Duration settling,
            @Nullable CurrencyCode currency) {
        this.dialect = dialect;
        this.service = service;
        this.path = path;
        this.clusters = Set.copyOf(clusters);
        this.window = window;
        this.resolution = resolution;
        this.settling = settling;
        this.currency = currency;
    }

    static AllocationConnector of(Dialect dialect, Settings settings) {
        var hours = settings.number("window-hours", 24);
        if (24 % hours != 0) {
            throw settings.invalid("window-hours", "does not divide a day: " + hours);
        }
        var clusters = new TreeSet<>(settings.list("clusters"));
        if (clusters.isEmpty()) {
            throw settings.invalid("clusters", "names no cluster");
        }
        var minutes = settings.number("resolution-minutes", 60);
        if (60 % minutes != 0) {
            throw settings.invalid("resolution-minutes", "does not divide an hour: " + minutes);
        }
        return new AllocationConnector(
                dialect,
                HttpService.of(settings),
                settings.text("path"),
                clusters,
                Duration.ofHours(hours),
                Duration.ofMinutes(minutes),
                Duration.ofHours(settings.number("settle-hours", 720)),
                settings.given("currency").map(code -> currency(settings, code)).orElse(null));
    }

    private static CurrencyCode currency(Settings settings, String code) {
        try {
            return new CurrencyCode(code);
        } catch (IllegalArgumentException e) {
            throw settings.invalid("currency", "is no ISO 4217 code such as USD: '" + code + "'");
        }
    }

    @Override
    public List<String> subjects() {
        return clusters.stream().sorted().map(cluster -> "usage of cluster " + cluster).toList();
    }

    /** Asks for the last hour that is over: as little as shows which clusters it knows. */
    @Override
    public List<Check> test(Instant now) {
        var end = now.truncatedTo(ChronoUnit.HOURS);
        var hour = new Window(end.minus(1, ChronoUnit.HOURS), end);
        try {
            var seen = service.ask(question(hour), body -> AllocationAnswer.read(body).in(hour));
            var missing = new TreeSet<>(clusters);
            missing.removeAll(seen);
            var unknown = new TreeSet<>(seen);
            unknown.removeAll(clusters);
            return List.of(
                    new Check("answers", true, service.text(question(hour))),
                    new Check(
                            "clusters",
                            missing.isEmpty() && unknown.isEmpty(),
                            "it knows "
                                    + String.join(", ", new TreeSet<>(seen))
                                    + configured(missing, unknown)));
        } catch (FetchFailure | IOException e) {
            return List.of(new Check("answers", false, String.valueOf(e.getMessage())));
        }
    }

    private static String configured(Set<String> missing, Set<String> unknown) {
        return (missing.isEmpty() ? "" : "; it should know " + String.join(", ", missing))
                + (unknown.isEmpty()
                        ? ""
                        : "; setting 'clusters' lacks " + String.join(", ", unknown));
    }

    @Override
    public List<String> questions(Slice slice) {
        return Window.of(slice, window).stream().map(this::question).map(service::text).toList();
    }

    @Override
    public Fetched fetch(Slice slice, FetchFolder folder, Instant now)
            throws FetchFailure, IOException {
        var pages = new ArrayList<StagedFile>();
        for (var one : Window.of(slice, window)) {
            var page = "allocation-%s.json".formatted(one.start().toString().replace(":", ""));
            if (!isKept(folder, page, one)) {
                folder.keep(page, file -> download(one, file));
            }
            pages.add(folder.file(page));
        }
        var declared = new TreeMap<String, String>();
        if (clusters.size() == 1) {
            declared.put("cluster", clusters.iterator().next());
        }
        if (currency != null) {
            declared.put("currency", currency.code());
        }
        return new Fetched(
                List.of(new Part(dialect.source(), List.copyOf(pages), declared)),
                now.isBefore(slice.end().plus(settling)) ? Finality.PRELIMINARY : Finality.FINAL);
    }

    /** A page of an earlier attempt counts if it still answers what is configured now. */
    private boolean isKept(FetchFolder folder, String page, Window one) throws IOException {
        if (!folder.has(page)) {
            return false;
        }
        try (var kept = Files.newInputStream(folder.file(page).path())) {
            AllocationAnswer.read(kept).require(one, clusters);
            return true;
        } catch (FetchFailure e) {
            return false;
        }
    }

    private void download(Window one, Path file) throws FetchFailure, IOException {
        service.download(
                question(one),
                file,
                page -> {
                    AllocationAnswer.read(page).require(one, clusters);
                    return null;
                });
    }

    private Question question(Window one) {
        var length = Duration.between(one.start(), one.end());
        return dialect.pinned(
                Question.at(path)
                        .with("window", one.toString())
                        .with("step", length.toHours() + "h")
                        .with("resolution", resolution.toMinutes() + "m")
                        .with("aggregate", AGGREGATE));
    }

    @Override
    public void close() {
        service.close();
    }
}
