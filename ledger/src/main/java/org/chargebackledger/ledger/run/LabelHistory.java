package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.policy.document.Labels;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which labels each namespace had on which day. */
final class LabelHistory {

    private record Namespace(String cluster, String name) {}

    private final Map<Namespace, List<NamespaceLabels>> byNamespace = new HashMap<>();
    private final Map<String, List<NamespaceLabels>> byCluster = new HashMap<>();
    private final Map<String, Map<String, String>> parsed = new HashMap<>();

    LabelHistory(List<NamespaceLabels> lines) {
        for (var line : lines) {
            byNamespace
                    .computeIfAbsent(
                            new Namespace(line.cluster(), line.namespace()),
                            any -> new ArrayList<>())
                    .add(line);
            byCluster.computeIfAbsent(line.cluster(), any -> new ArrayList<>()).add(line);
        }
        byNamespace
                .values()
                .forEach(list -> list.sort(Comparator.comparing(NamespaceLabels::validFrom)));
    }

    @Nullable String label(String cluster, String namespace, String key, LocalDate day) {
        for (var line : byNamespace.getOrDefault(new Namespace(cluster, namespace), List.of())) {
            if (isValid(line, day)) {
                return value(line.labels(), key);
            }
        }
        return null;
    }

    /** Whether any namespace of a cluster has known labels on a day. */
    boolean isKnown(String cluster, LocalDate day) {
        return byCluster.getOrDefault(cluster, List.of()).stream()
                .anyMatch(line -> isValid(line, day));
    }

    private static boolean isValid(NamespaceLabels line, LocalDate day) {
        var end = line.validTo();
        return !day.isBefore(line.validFrom()) && (end == null || day.isBefore(end));
    }

    /** One member of a JSON object of tags or labels. */
    @Nullable String value(String json, String key) {
        return parsed.computeIfAbsent(json, Labels::of).get(key);
    }
}
