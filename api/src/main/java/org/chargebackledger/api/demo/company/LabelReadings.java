package org.chargebackledger.api.demo.company;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** The namespace labels of a cluster as they were known at the end of a month. */
final class LabelReadings {

    private static final List<String> COLUMNS =
            List.of("valid_from", "valid_to", "cluster", "namespace", "labels");
    private static final String NAME = "kubernetes.io/metadata.name";

    private LabelReadings() {}

    static Readings of(Cluster cluster, YearMonth month) {
        var csv = new Csv(COLUMNS);
        var first = month.atDay(1);
        var end = month.plusMonths(1).atDay(1);
        Namespace.of(cluster).stream()
                .filter(namespace -> namespace.from().isBefore(end))
                .filter(namespace -> namespace.until() == null || namespace.until().isAfter(first))
                .forEach(namespace -> {
                    var from = namespace.from().isBefore(first) ? first : namespace.from();
                    var until = namespace.until();
                    var known = until != null && until.isBefore(end);
                    csv.row(
                            List.of(
                                    from.toString(),
                                    known ? String.valueOf(until) : "",
                                    cluster.id(),
                                    namespace.name(),
                                    labels(namespace)));
                });
        var tally = new ControlTotals.Tally();
        for (var row = 0L; row < csv.rows(); row++) {
            tally.row();
        }
        return new Readings(csv.content(), tally.totals());
    }

    private static String labels(Namespace namespace) {
        return namespace.team().isEmpty()
                ? Csv.json(Map.of(NAME, namespace.name()))
                : Csv.json(Map.of(NAME, namespace.name(), "team", namespace.team()));
    }
}
