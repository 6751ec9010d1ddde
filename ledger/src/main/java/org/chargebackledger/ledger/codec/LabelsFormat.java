package org.chargebackledger.ledger.codec;

import org.chargebackledger.ledger.usage.DatedLabels;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.WorkloadLabels;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Dated labels by column. STORED FORMAT: columns and their order. */
final class LabelsFormat {

    private LabelsFormat() {}

    static void writeNamespaces(ChunkWriter out, List<NamespaceLabels> lines) {
        writePlace(out, lines);
        writeText(out, lines);
    }

    static void writeWorkloads(ChunkWriter out, List<WorkloadLabels> lines) {
        writePlace(out, lines);
        out.texts("workload", i -> lines.get(i).workload());
        writeText(out, lines);
    }

    private static void writePlace(ChunkWriter out, List<? extends DatedLabels> lines) {
        out.texts("validFrom", i -> lines.get(i).validFrom().toString());
        out.texts("validTo", i -> DayText.of(lines.get(i).validTo()));
        out.texts("cluster", i -> lines.get(i).cluster());
        out.texts("namespace", i -> lines.get(i).namespace());
    }

    private static void writeText(ChunkWriter out, List<? extends DatedLabels> lines) {
        out.texts("labels", i -> lines.get(i).labels());
    }

    static List<NamespaceLabels> readNamespaces(ChunkReader in) throws IOException {
        var place = Place.of(in);
        var labels = in.texts("labels");
        return list(
                in,
                i ->
                        new NamespaceLabels(
                                place.validFrom(i),
                                place.validTo(i),
                                place.cluster.at(i),
                                place.namespace.at(i),
                                labels.at(i)));
    }

    static List<WorkloadLabels> readWorkloads(ChunkReader in) throws IOException {
        var place = Place.of(in);
        var workload = in.texts("workload");
        var labels = in.texts("labels");
        return list(
                in,
                i ->
                        new WorkloadLabels(
                                place.validFrom(i),
                                place.validTo(i),
                                place.cluster.at(i),
                                place.namespace.at(i),
                                workload.at(i),
                                labels.at(i)));
    }

    private static <L> List<L> list(ChunkReader in, IntFunction<L> line) {
        return IntStream.range(0, in.lines()).mapToObj(line).toList();
    }

    /** The columns that say where and when. */
    private record Place(
            Dictionary<String> from,
            Dictionary<String> to,
            Dictionary<String> cluster,
            Dictionary<String> namespace) {

        static Place of(ChunkReader in) throws IOException {
            return new Place(
                    in.texts("validFrom"),
                    in.texts("validTo"),
                    in.texts("cluster"),
                    in.texts("namespace"));
        }

        LocalDate validFrom(int line) {
            return LocalDate.parse(from.at(line));
        }

        @Nullable LocalDate validTo(int line) {
            return DayText.parse(to.at(line));
        }
    }
}
