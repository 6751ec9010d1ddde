package org.chargebackledger.ledger.usage;

import org.chargebackledger.ledger.canonical.Digestible;
import org.chargebackledger.ledger.canonical.LineText;

import java.util.List;

/** A block of readings of one kind. */
public sealed interface UsageLines extends Digestible {

    UsageKind kind();

    int size();

    /** What namespaces asked for and used. */
    record Usages(List<UsageLine> lines) implements UsageLines {
        @Override
        public UsageKind kind() {
            return UsageKind.USAGE;
        }

        @Override
        public int size() {
            return lines.size();
        }

        @Override
        public void writeTo(LineText out) {
            lines.forEach(line -> line.writeTo(out));
        }
    }

    /** What nodes offered. */
    record Nodes(List<NodeLine> lines) implements UsageLines {
        @Override
        public UsageKind kind() {
            return UsageKind.NODE;
        }

        @Override
        public int size() {
            return lines.size();
        }

        @Override
        public void writeTo(LineText out) {
            lines.forEach(line -> line.writeTo(out));
        }
    }

    /** Readings of named metrics. */
    record Metrics(List<MetricLine> lines) implements UsageLines {
        @Override
        public UsageKind kind() {
            return UsageKind.METRIC;
        }

        @Override
        public int size() {
            return lines.size();
        }

        @Override
        public void writeTo(LineText out) {
            lines.forEach(line -> line.writeTo(out));
        }
    }

    /** Labels of namespaces over time. */
    record Labels(List<NamespaceLabels> lines) implements UsageLines {
        @Override
        public UsageKind kind() {
            return UsageKind.NAMESPACE_LABELS;
        }

        @Override
        public int size() {
            return lines.size();
        }

        @Override
        public void writeTo(LineText out) {
            lines.forEach(line -> line.writeTo(out));
        }
    }

    /** Labels of workloads over time. */
    record Workloads(List<WorkloadLabels> lines) implements UsageLines {
        @Override
        public UsageKind kind() {
            return UsageKind.WORKLOAD_LABELS;
        }

        @Override
        public int size() {
            return lines.size();
        }

        @Override
        public void writeTo(LineText out) {
            lines.forEach(line -> line.writeTo(out));
        }
    }

    /** What a cost model says namespaces cost. */
    record Estimates(List<EstimateLine> lines) implements UsageLines {
        @Override
        public UsageKind kind() {
            return UsageKind.ESTIMATE;
        }

        @Override
        public int size() {
            return lines.size();
        }

        @Override
        public void writeTo(LineText out) {
            lines.forEach(line -> line.writeTo(out));
        }
    }
}
