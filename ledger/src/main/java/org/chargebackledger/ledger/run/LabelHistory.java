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
    private final Map<String, Map<String, String>> parsed = new HashMap<>();

    LabelHistory(List<NamespaceLabels> lines) {
        for (var line : lines) {
            byNamespace
                    .computeIfAbsent(
                            new Namespace(line.cluster(), line.namespace()),
                            any -> new ArrayList<>())
                    .add(line);
        }
        byNamespace
                .values()
                .forEach(list -> list.sort(Comparator.comparing(NamespaceLabels::validFrom)));
    }

    @Nullable String label(String cluster, String namespace, String key, LocalDate day) {
        for (var line : byNamespace.getOrDefault(new Namespace(cluster, namespace), List.of())) {
            var end = line.validTo();
            if (!day.isBefore(line.validFrom()) && (end == null || day.isBefore(end))) {
                return value(line.labels(), key);
            }
        }
        return null;
    }

    /** One member of a JSON object of tags or labels. */
    @Nullable String value(String json, String key) {
        return parsed.computeIfAbsent(json, Labels::of).get(key);
    }
}
