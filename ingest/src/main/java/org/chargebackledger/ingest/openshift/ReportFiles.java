package org.chargebackledger.ingest.openshift;

import org.chargebackledger.ingest.delivery.DataFile;
import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.readings.CsvForm;
import org.chargebackledger.ingest.readings.CsvRow;
import org.chargebackledger.ingest.readings.Labels;
import org.chargebackledger.ingest.readings.Memo;
import org.chargebackledger.ingest.readings.MergeReader;
import org.chargebackledger.ingest.readings.PodReadings;
import org.chargebackledger.ingest.readings.PodReadings.Amounts;
import org.chargebackledger.ingest.readings.PodReadings.Subject;
import org.chargebackledger.ingest.readings.ReadingTables;
import org.chargebackledger.ingest.readings.Workloads;

import java.io.IOException;
import java.math.BigDecimal;

/** The rows of one delivery's reports. */
final class ReportFiles implements MergeReader.Content {

    private static final BigDecimal WHOLE_GPU = BigDecimal.valueOf(7);

    /** A volume that no namespace claims; OpenCost's word for it. */
    private static final String UNCLAIMED = "__unmounted__";

    private final ReadRequest request;
    private final String cluster;
    private final Memo workloads = new Memo(Workloads::ofPod);
    private final Memo labels = new Memo(text -> Labels.ofWorkload(ReportCells.labels(text)));

    ReportFiles(ReadRequest request, String cluster) {
        this.request = request;
        this.cluster = cluster;
    }

    @Override
    public void read(DuckDb database, PodReadings pods) throws IOException {
        try (var nodes = new NodeReadings(database)) {
            var done = 0;
            for (var file : request.files(DataFile.Form.CSV)) {
                request.progress().at("read rows", done++, request.files().size());
                read(file, pods, nodes);
            }
        }
    }

    @Override
    public void finish(DuckDb database, ReadingTables tables) {
        NodeReadings.merge(database, cluster, tables, request.findings());
        LabelDays.merge(database, cluster, tables);
    }

    private void read(DataFile file, PodReadings pods, NodeReadings nodes) throws IOException {
        var findings = request.findings();
        var header = CsvForm.header(file, findings);
        var report = header.isEmpty() ? null : Report.of(header);
        if (report == null) {
            if (!header.isEmpty()) {
                findings.reject(
                        file.name(),
                        "unknown-report",
                        "its header is none of a pod, storage, GPU, node label, namespace label or"
                                + " virtual machine report");
            }
            return;
        }
        if (report == Report.VIRTUAL_MACHINE) {
            findings.warn(
                    file.name(),
                    "report-not-counted",
                    "a virtual machine's pod is in the pod report; counting both would count it"
                            + " twice");
            return;
        }
        report.form(header).read(file, findings, row -> add(report, row, pods, nodes));
    }

    private void add(Report report, CsvRow row, PodReadings pods, NodeReadings nodes) {
        row.requireAfter(ReportCells.start(row), ReportCells.end(row), "interval_end");
        switch (report) {
            case POD -> addPod(row, pods, nodes);
            case STORAGE -> addVolume(row, pods);
            case GPU -> addGpu(row, pods, nodes);
            case NODE_LABELS -> nodes.addLabels(row);
            case NAMESPACE_LABELS -> nodes.addNamespaceLabels(row);
            case VIRTUAL_MACHINE -> throw new IllegalStateException("not read");
        }
    }

    private void addPod(CsvRow row, PodReadings pods, NodeReadings nodes) {
        var amounts =
                new Amounts(
                        ReportCells.quantity(row, "pod_request_cpu_core_seconds"),
                        ReportCells.quantity(row, "pod_usage_cpu_core_seconds"),
                        ReportCells.quantity(row, "pod_request_memory_byte_seconds"),
                        ReportCells.quantity(row, "pod_usage_memory_byte_seconds"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO);
        var subject =
                subject(
                        row,
                        row.text("node"),
                        row.text("namespace"),
                        labels.of(row.optional("pod_labels")));
        if (row.isSound()) {
            pods.add(subject, amounts);
            nodes.add(row);
        }
    }

    /**
     * A volume is paid for whether or not a pod runs; its reading says nothing about its node's
     * hours, and is kept apart from them.
     */
    private void addVolume(CsvRow row, PodReadings pods) {
        var namespace = row.optional("namespace");
        var capacity = ReportCells.quantity(row, "persistentvolumeclaim_capacity_byte_seconds");
        var subject = subject(row, "", namespace.isEmpty() ? UNCLAIMED : namespace, "{}");
        if (row.isSound()) {
            pods.add(subject, Amounts.volume(capacity));
        }
    }

    /** A pod has its GPU, or its part of one, to itself: what it asked for is what it uses. */
    private void addGpu(CsvRow row, PodReadings pods, NodeReadings nodes) {
        var uptime = ReportCells.quantity(row, "gpu_pod_uptime");
        var subject = subject(row, row.text("node"), row.text("namespace"), "{}");
        if (row.isSound()) {
            pods.add(subject, Amounts.gpu(uptime.multiply(sevenths(row.optional("mig_profile")))));
            nodes.addGpu(row);
        }
    }

    /** How many of a GPU's seven compute slices a profile such as {@code 2g.10gb} has. */
    private static BigDecimal sevenths(String profile) {
        var g = profile.indexOf('g');
        return g == 1 && Character.isDigit(profile.charAt(0))
                ? new BigDecimal(profile.substring(0, 1))
                : WHOLE_GPU;
    }

    private Subject subject(CsvRow row, String node, String namespace, String labels) {
        return new Subject(
                ReportCells.start(row),
                ReportCells.end(row),
                cluster,
                node,
                namespace,
                workloads.of(row.optional("pod")),
                labels);
    }
}
