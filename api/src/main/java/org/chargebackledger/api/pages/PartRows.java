package org.chargebackledger.api.pages;

import org.chargebackledger.api.explanation.Figures;
import org.chargebackledger.api.explanation.Workings.Day;
import org.chargebackledger.api.explanation.Workings.Part;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.StandIn;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The parts of an amount as a table that stays short: nodes and days are summed up. */
final class PartRows {

    private PartRows() {}

    /**
     * One row.
     *
     * @param what where the part came from
     * @param of what was split
     * @param split the receiver's part of what it was split by; empty where nothing was split
     */
    public record Row(String what, Exact of, String split, Exact amount) {}

    /** What node parts have in common that are one row. */
    private record Alike(
            @Nullable String rule, @Nullable String cluster, @Nullable String driver) {}

    static List<Row> of(List<Part> parts) {
        var rows = new ArrayList<Row>();
        var nodes = new LinkedHashMap<Alike, List<Part>>();
        for (var part : parts) {
            if (part.from().equals("node")) {
                nodes.computeIfAbsent(
                                new Alike(part.rule(), part.cluster(), part.driver()),
                                any -> new ArrayList<>())
                        .add(part);
            } else {
                rows.add(row(part));
            }
        }
        nodes.forEach((alike, of) -> rows.add(nodes(alike, of)));
        return List.copyOf(rows);
    }

    private static Row row(Part part) {
        var cluster = part.cluster() == null ? "" : ", cluster " + part.cluster();
        var what =
                switch (part.from()) {
                    case "pool" -> "Out of pool “" + part.pool() + "”" + cluster;
                    case "following" ->
                            (part.run() == null
                                            ? "Follows the charges it belongs to ("
                                            : "Follows what run "
                                                    + part.run()
                                                    + " charged for what it corrects (")
                                    + part.rule()
                                    + ")";
                    default -> "From the bill, by “" + part.rule() + "”";
                };
        return new Row(what, part.of(), split(part), part.amount());
    }

    private static String split(Part part) {
        var value = part.value();
        var total = part.total();
        var driver = part.driver();
        if (value == null || total == null || driver == null) {
            return "";
        }
        // What a share of a charge follows is named in full; a reader wants the kind of it.
        var colon = driver.indexOf(':');
        return Figures.plain(value)
                + " of "
                + Figures.plain(total)
                + " "
                + (colon < 0 ? driver : driver.substring(0, colon)).replace('-', ' ')
                + " = "
                + Figures.percent(value, total);
    }

    private static Row nodes(Alike alike, List<Part> parts) {
        var days = parts.stream().mapToLong(PartRows::days).sum();
        var namespaces = parts.stream().map(Part::namespace).distinct().count();
        var first = parts.getFirst().namespace();
        var user =
                first == null
                        ? "nobody (" + alike.rule() + ")"
                        : namespaces == 1 ? "namespace " + first : namespaces + " namespaces";
        return new Row(
                "Nodes of cluster %s, %s: %s"
                        .formatted(alike.cluster(), user, driver(alike.driver())),
                sum(parts.stream().map(Part::of).toList()),
                days == 0 ? "by day" : "by day, on " + days + " days of nodes",
                sum(parts.stream().map(Part::amount).toList()));
    }

    private static String driver(@Nullable String name) {
        var standIn = name == null ? null : StandIn.of(name);
        return name == null
                ? ""
                : StandIn.resource(name).replace('-', ' ')
                        + (standIn == null ? "" : ", " + standIn.words());
    }

    private static long days(Part part) {
        List<Day> days = part.days();
        return days == null ? 0 : days.size();
    }

    private static Exact sum(List<Exact> amounts) {
        return amounts.stream().reduce(Exact.ZERO, Exact::plus);
    }
}
