package org.chargebackledger.ingest.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import org.chargebackledger.ingest.DeliveryReader;
import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched.Part;
import org.chargebackledger.ingest.delivery.Progress;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ingest.prometheus.Series.Point;
import org.chargebackledger.ingest.readings.ProviderId;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.usage.NodeLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Kept answers as deliveries: read only with the questions they answer. */
class PrometheusSourceTest {

    private static final Instant START = Instant.parse("2026-10-31T00:00:00Z");
    private static final Window WINDOW = new Window(START, START.plus(Duration.ofHours(6)));

    @TempDir Path temporary;

    @Test
    void a_delivery_without_its_questions_is_refused() throws Exception {
        var part = part();
        assertThat(rejection(part.files().subList(1, 5), part.declared()))
                .containsExactly("missing-file");
    }

    @Test
    void every_answer_must_be_there_and_no_other() throws Exception {
        var part = part();
        var files = new ArrayList<>(part.files().subList(0, part.files().size() - 1));
        var stranger = Files.writeString(temporary.resolve("stranger.json"), "{}");
        files.add(new StagedFile("stranger.json", stranger));
        assertThat(rejection(files, part.declared()))
                .containsExactlyInAnyOrder("missing-file", "unknown-file");
    }

    @Test
    void a_delivery_of_another_cluster_than_declared_is_refused() throws Exception {
        assertThat(rejection(part().files(), new TreeMap<>(Map.of("cluster", "west"))))
                .containsExactly("contradicts-declared");
    }

    @Test
    void an_answer_that_says_it_failed_is_refused() throws Exception {
        var part = part();
        Files.writeString(
                part.files().getLast().path(),
                "{\"status\":\"error\",\"errorType\":\"internal\",\"error\":\"disk\"}");
        assertThat(rejection(part.files(), part.declared())).containsExactly("failed-query");
    }

    /** A node that grows is another from then on; one that is gone offers nothing. */
    @Test
    void nodes_are_spans_over_which_nothing_about_them_changed() throws Exception {
        var part = part();
        for (var file : part.files()) {
            if (file.name().startsWith("node-cpu")) {
                var grown = Instant.parse("2026-10-31T02:00:00Z").getEpochSecond();
                var text = Files.readString(file.path());
                var at = text.indexOf("[" + grown);
                Files.writeString(
                        file.path(),
                        text.substring(0, at) + text.substring(at).replace("\"4\"", "\"8\""));
            }
        }
        assertThat(ReadAnswers.of(part, temporary.resolve("work")).nodes())
                .extracting(NodeLine::start, NodeLine::end, line -> line.cpuCores().toString())
                .containsExactly(
                        tuple(START, START.plusSeconds(7200), "4"),
                        tuple(START.plusSeconds(7200), WINDOW.end(), "8"));
    }

    @ParameterizedTest
    @CsvSource({
        "ReplicaSet, web-5d9c8b7f6d, web-5d9c8b7f6d-x2x4z, web",
        "StatefulSet, db, db-0, db",
        "DaemonSet, fluent-bit, fluent-bit-x2x4z, fluent-bit",
        "Job, report-29374560, report-29374560-x2x4z, report",
        "Job, migrate, migrate-x2x4z, migrate",
        "Node, n1, etcd-n1, etcd",
        "<none>, <none>, lonely, lonely",
        "'', '', web-5d9c8b7f6d-x2x4z, web",
    })
    void a_workload_is_what_owns_the_owner(String kind, String owner, String pod, String workload) {
        var labels = Map.of("created_by_kind", kind, "created_by_name", owner, "pod", pod);
        var series = new Series(labels, List.of(new Point(START, "1")));
        assertThat(PodSeries.workload(series, "n1")).isEqualTo(workload);
    }

    @ParameterizedTest
    @CsvSource({
        "aws:///eu-west-1a/i-0abc, i-0abc",
        "gce://project/us-west1-a/node-1, node-1",
        "azure:///subscriptions/S/virtualMachines/0, /subscriptions/S/virtualMachines/0",
        "'', ''",
    })
    void a_machine_is_named_as_its_bill_names_it(String providerId, String resource) {
        assertThat(ProviderId.resource(providerId)).isEqualTo(resource);
    }

    private Part part() throws Exception {
        try (var source = new FakePrometheus("prod");
                var connector = Connected.to(source.address(), "", Map.of())) {
            var folder = FetchFolder.open(temporary.resolve("slice"), List.of("test"));
            return connector.part(List.of(WINDOW), folder);
        }
    }

    private List<String> rejection(List<StagedFile> files, SortedMap<String, String> declared)
            throws IOException {
        try (var reading =
                new DeliveryReader(EngineSettings.DEFAULT, BillOptions.DEFAULT)
                        .read(
                                "prometheus",
                                files,
                                declared,
                                temporary.resolve("work"),
                                Progress.SILENT)) {
            return reading.findings().stream()
                    .filter(finding -> finding.severity() == Finding.Severity.REJECT)
                    .map(Finding::code)
                    .toList();
        }
    }
}
