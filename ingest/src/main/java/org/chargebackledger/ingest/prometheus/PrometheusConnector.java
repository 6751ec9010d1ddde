package org.chargebackledger.ingest.prometheus;

import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.Fetched.Part;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ingest.http.HttpService;
import org.chargebackledger.ingest.http.Question;

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
import java.util.regex.Pattern;

/** A Prometheus, or what speaks its API, asked for a day in windows of some hours. */
final class PrometheusConnector implements Connector {

    /** What Prometheus and Thanos say when a question is too large for them. */
    private static final Pattern TOO_MUCH =
            Pattern.compile(
                    "too many samples|exceeded maximum resolution|too many points|max(imum)?"
                            + " number of (series|chunks)|limit.{0,40}(series|samples|chunks)"
                            + "|(series|samples|chunks).{0,40}limit|query timed out",
                    Pattern.CASE_INSENSITIVE);

    /** What a cluster must measure for anything to be read of it. */
    private static final List<String> NEEDED =
            List.of(
                    "kube_pod_info",
                    "kube_pod_status_phase",
                    "kube_pod_container_resource_requests",
                    "kube_node_status_capacity",
                    "container_cpu_usage_seconds_total",
                    "container_memory_working_set_bytes");

    private final HttpService service;
    private final PrometheusOptions options;

    PrometheusConnector(HttpService service, PrometheusOptions options) {
        this.service = service;
        this.options = options;
    }

    @Override
    public List<String> subjects() {
        var subjects = new ArrayList<String>();
        for (var cluster : options.scope().clusters()) {
            subjects.add("usage of cluster " + cluster);
            subjects.add("nodes of cluster " + cluster);
            for (var metric : options.metrics()) {
                subjects.add("metric " + metric.name() + " of cluster " + cluster);
            }
        }
        return List.copyOf(subjects);
    }

    /** Asks whether everything that is needed is measured now, and of which clusters. */
    @Override
    public List<Check> test(Instant now) {
        var checks = new ArrayList<Check>();
        for (var name : NEEDED) {
            var time = now.truncatedTo(ChronoUnit.SECONDS).toString();
            var question =
                    Question.form(options.path() + "query")
                            .with("query", options.language().present(name))
                            .with("time", time);
            var seen = new TreeSet<String>();
            try {
                service.ask(
                        question,
                        body -> {
                            seen.clear();
                            Answer.read(body, false, one -> seen.add(options.scope().cluster(one)));
                            return seen;
                        });
            } catch (FetchFailure | IOException e) {
                checks.add(new Check("answers", false, String.valueOf(e.getMessage())));
                return List.copyOf(checks);
            }
            var missing = new TreeSet<>(options.scope().clusters());
            missing.removeAll(seen);
            checks.add(
                    new Check(
                            name,
                            missing.isEmpty(),
                            missing.isEmpty()
                                    ? service.text(question)
                                    : "no sample now of cluster " + String.join(", ", missing)));
        }
        return List.copyOf(checks);
    }

    @Override
    public List<String> questions(Slice slice) {
        return questionsOf(Window.of(slice, options.window())).pages().stream()
                .map(page -> service.text(question(page)))
                .toList();
    }

    @Override
    public Fetched fetch(Slice slice, FetchFolder folder, Instant now)
            throws FetchFailure, IOException {
        var part = part(Window.of(slice, options.window()), folder);
        return new Fetched(
                List.of(part),
                now.isBefore(slice.end().plus(options.settling()))
                        ? Finality.PRELIMINARY
                        : Finality.FINAL);
    }

    /** The answers for these windows, with what was asked beside them. */
    Part part(List<Window> windows, FetchFolder folder) throws FetchFailure, IOException {
        var questions = questionsOf(windows);
        var files = new ArrayList<StagedFile>();
        folder.keep(Questions.FILE, questions::write);
        files.add(folder.file(Questions.FILE));
        var unseen = new TreeSet<>(options.metrics().stream().map(NamedMetric::name).toList());
        for (var page : questions.pages()) {
            if (!isKept(folder, page)) {
                folder.keep(page.file(), file -> download(page, file, unseen));
            } else {
                unseen.remove(page.metric());
            }
            files.add(folder.file(page.file()));
        }
        if (!unseen.isEmpty()) {
            throw new FetchFailure(
                    Reason.PARTIAL,
                    "metric %s: no sample at all; its expression or its samples may be lost"
                            .formatted(String.join(", ", unseen)));
        }
        var declared = new TreeMap<String, String>();
        if (options.scope().clusters().size() == 1) {
            declared.put("cluster", options.scope().clusters().getFirst());
        }
        return new Part(PrometheusSource.NAME, List.copyOf(files), declared);
    }

    private Questions questionsOf(List<Window> windows) {
        var pages = new ArrayList<Page>();
        for (var window : windows) {
            for (var quantity : Quantity.values()) {
                if (quantity != Quantity.METRIC) {
                    pages.add(Page.of(quantity, window, options.language()));
                }
            }
            for (var metric : options.metrics()) {
                pages.add(Page.of(metric, window));
            }
        }
        return new Questions(options.scope(), List.copyOf(pages));
    }

    private Question question(Page page) {
        return page.question(options.path(), options.scope().step());
    }

    private boolean isKept(FetchFolder folder, Page page) throws IOException {
        if (!folder.has(page.file())) {
            return false;
        }
        try (var kept = Files.newInputStream(folder.file(page.file()).path())) {
            var isFilled = PageCheck.read(kept, page, options.scope(), _ -> {});
            // An empty answer about a metric may be all that was lost: it is asked again.
            return isFilled || page.quantity() != Quantity.METRIC;
        } catch (FetchFailure e) {
            return false;
        }
    }

    private void download(Page page, Path file, Set<String> unseen)
            throws FetchFailure, IOException {
        try {
            service.download(
                    question(page),
                    file,
                    body -> {
                        if (PageCheck.read(body, page, options.scope(), _ -> {})) {
                            unseen.remove(page.metric());
                        }
                        return null;
                    });
        } catch (FetchFailure failure) {
            throw advised(failure, page.window().length());
        }
    }

    /** A question that is too large stays so, whatever code it is refused with. */
    private static FetchFailure advised(FetchFailure failure, Duration asked) {
        var message = String.valueOf(failure.getMessage());
        return TOO_MUCH.matcher(message).find()
                ? new FetchFailure(
                        Reason.REFUSED,
                        "%s; it was asked for %d hours at once: set 'window-hours' smaller, or"
                                        .formatted(message, asked.toHours())
                                + " 'step-seconds' larger")
                : failure;
    }

    @Override
    public void close() {
        service.close();
    }
}
