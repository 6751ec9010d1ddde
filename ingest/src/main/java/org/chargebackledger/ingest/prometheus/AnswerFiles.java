package org.chargebackledger.ingest.prometheus;

import com.fasterxml.jackson.core.JacksonException;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.readings.MergeReader;
import org.chargebackledger.ingest.readings.PodReadings;
import org.chargebackledger.ingest.readings.ReadingTables;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The answers of one delivery, read as the questions beside them say. */
final class AnswerFiles implements MergeReader.Content {

    private final ReadRequest request;
    private final NodeRuns nodes;
    private final MetricSeries metrics = new MetricSeries();
    private long notNumbers;

    AnswerFiles(ReadRequest request) {
        this.request = request;
        this.nodes = new NodeRuns(request.findings());
    }

    @Override
    public void read(DuckDb database, PodReadings pods) throws IOException {
        var files = new HashMap<String, DataFile>();
        for (var file : request.files()) {
            files.put(file.baseName(), file);
        }
        var questions = questions(files.remove(Questions.FILE));
        if (questions == null) {
            return;
        }
        var done = 0;
        Window window = null;
        for (var page : questions.pages()) {
            request.progress().at("read answers", done++, questions.pages().size());
            if (window != null && !window.equals(page.window())) {
                nodes.endWindow(window, questions.scope().step());
            }
            window = page.window();
            var file = files.remove(page.file());
            if (file == null) {
                request.findings()
                        .reject(page.file(), "missing-file", "the answer is not in the delivery");
            } else {
                read(file, page, questions.scope(), pods);
            }
        }
        if (window != null) {
            nodes.endWindow(window, questions.scope().step());
        }
        report(files);
    }

    private @Nullable Questions questions(@Nullable DataFile file) throws IOException {
        var findings = request.findings();
        if (file == null) {
            findings.reject(
                    Questions.FILE,
                    "missing-file",
                    "answers do not say what was asked: deliver " + Questions.FILE + " with them");
            return null;
        }
        try (var in = file.open()) {
            var questions = Questions.read(Answer.JSON.readTree(in));
            var declared = request.declared().cluster();
            var clusters = questions.scope().clusters();
            if (declared != null && (clusters.size() > 1 || !clusters.contains(declared))) {
                findings.reject(
                        file.name(),
                        "contradicts-declared",
                        "the delivery was declared to be of cluster " + declared);
            }
            return questions;
        } catch (FetchFailure e) {
            findings.reject(file.name(), "no-questions", String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            findings.reject(file.name(), "not-json", "no JSON");
        }
        return null;
    }

    private void read(DataFile file, Page page, Scope scope, PodReadings pods) throws IOException {
        var podSeries = new PodSeries(page, pods);
        try (var in = file.open()) {
            PageCheck.read(
                    in,
                    page,
                    scope,
                    series -> {
                        var cluster = scope.cluster(series);
                        if (page.quantity() == Quantity.NODE_ID) {
                            nodes.addId(cluster, series);
                        } else if (page.quantity().isSeries()) {
                            nodes.add(page.quantity(), cluster, series);
                        } else {
                            add(page, cluster, series, podSeries);
                        }
                    });
        } catch (FetchFailure e) {
            request.findings().reject(file.name(), "failed-query", String.valueOf(e.getMessage()));
        }
        if (podSeries.isEmpty() && (page.quantity() == Quantity.NETWORK)) {
            request.findings()
                    .warn(file.name(), "not-measured", "no pod has network traffic in it");
        }
    }

    private void add(Page page, String cluster, Series series, PodSeries pods) throws FetchFailure {
        var number = series.points().getFirst().number();
        if (number == null) {
            notNumbers++;
        } else if (page.quantity() == Quantity.METRIC) {
            metrics.add(page, cluster, series.label("namespace"), number);
        } else {
            pods.add(cluster, series, number);
        }
    }

    private void report(Map<String, DataFile> unread) {
        for (var file : unread.keySet()) {
            request.findings()
                    .reject(file, "unknown-file", "no question of " + Questions.FILE + " names it");
        }
        if (notNumbers > 0) {
            request.findings()
                    .warn(null, "blank-amount", notNumbers + " values are NaN, count as nothing");
        }
    }

    @Override
    public void finish(DuckDb database, ReadingTables tables) {
        nodes.write(tables);
        metrics.write(tables);
    }
}
