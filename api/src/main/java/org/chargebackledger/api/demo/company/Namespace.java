package org.chargebackledger.api.demo.company;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * A namespace of a cluster while one team, or none, has its name on it.
 *
 * @param team its label; empty where nobody set one
 * @param until exclusive
 */
record Namespace(
        String name,
        String team,
        LocalDate from,
        @Nullable LocalDate until,
        long requestsPerDay,
        long logMibPerDay,
        Rhythm rhythm) {

    static List<Namespace> of(Cluster cluster) {
        return Table.rows("namespaces.csv").stream()
                .filter(row -> row.text("cluster").equals(cluster.id()))
                .map(row ->
                        new Namespace(
                                row.text("namespace"),
                                row.text("team"),
                                LocalDate.parse(row.text("valid_from")),
                                row.text("valid_to").isEmpty()
                                        ? null
                                        : LocalDate.parse(row.text("valid_to")),
                                row.number("requests_per_day"),
                                row.number("log_mib_per_day"),
                                Rhythm.valueOf(row.text("rhythm"))))
                .toList();
    }

    boolean isOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
