package org.chargebackledger.ledger.reconciliation;

import org.chargebackledger.ledger.policy.document.Wildcard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the services of providers are to a waterfall, by their names on bills: the first row that
 * matches counts. The rows that come with the program are one resource beside this class.
 */
public final class ServiceTable {

    private static final String STANDARD = "services.csv";

    /** Decides for one service of one provider; its resources tell the rest. */
    private record Service(String provider, String name) {}

    /**
     * One row.
     *
     * @param provider pattern, in any case; empty for any
     * @param service pattern, in any case; empty for any
     * @param resource pattern, in any case; empty for any, also for none
     * @param ofClusters whether clusters make such resources, and may leave them behind
     */
    public record Row(
            String provider,
            String service,
            String resource,
            VarianceCause cause,
            boolean ofClusters) {

        public Row {
            provider = provider.toLowerCase(Locale.ROOT);
            service = service.toLowerCase(Locale.ROOT);
            resource = resource.toLowerCase(Locale.ROOT);
        }

        private boolean matches(Service of) {
            return matches(provider, of.provider()) && matches(service, of.name());
        }

        private boolean matches(String of) {
            return matches(resource, of);
        }

        private static boolean matches(String pattern, String value) {
            return pattern.isEmpty()
                    || new Wildcard(pattern).matches(value.toLowerCase(Locale.ROOT));
        }
    }

    private final List<Row> rows;
    private final Map<Service, List<Row>> known = new HashMap<>();

    /**
     * The standard rows behind others.
     *
     * @param first rows that count before them
     */
    public ServiceTable(List<Row> first) {
        var all = new ArrayList<>(first);
        all.addAll(standard());
        rows = List.copyOf(all);
    }

    /** The row that says what a resource of a service is; null if none does. */
    public @Nullable Row find(String provider, String service, String resource) {
        for (var row : rows(new Service(provider, service))) {
            if (row.matches(resource)) {
                return row;
            }
        }
        return null;
    }

    private List<Row> rows(Service service) {
        return known.computeIfAbsent(
                service, any -> rows.stream().filter(row -> row.matches(any)).toList());
    }

    /** The rows that come with the program. */
    public static List<Row> standard() {
        try (var in = ServiceTable.class.getResourceAsStream(STANDARD)) {
            var text =
                    new String(
                            Objects.requireNonNull(in, STANDARD).readAllBytes(),
                            StandardCharsets.UTF_8);
            return text.lines().skip(1).map(ServiceTable::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        var cells = line.split(",", -1);
        if (cells.length != 5) {
            throw new IllegalStateException(
                    "not provider,service,resource,cause,of_clusters: " + line);
        }
        return new Row(
                cells[0],
                cells[1],
                cells[2],
                VarianceCause.ofId(cells[3]).orElseThrow(),
                cells[4].equals("yes"));
    }
}
