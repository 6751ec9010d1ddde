package org.chargebackledger.api.coverage;

import org.chargebackledger.ingest.kubernetes.KubernetesKind;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.Wildcard;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * A Kyverno ClusterPolicy that asks for the labels by which an allocation policy finds cost
 * centers: it forbids what lacks them where most has them already, else it only reports.
 *
 * @param policy name and version of the allocation policy
 * @param hash of the allocation policy's content
 * @param measured where coverage was measured, such as {@code 2026-10}; empty if it was not
 * @param cluster it is for; null for any
 * @param threshold from which part of the pods on it enforces
 */
record KyvernoPolicy(
        String policy,
        int version,
        String hash,
        LabelNeeds needs,
        String measured,
        @Nullable String cluster,
        Exact threshold,
        @Nullable Exact namespaceCoverage,
        @Nullable Exact podCoverage) {

    private static final String PREFIX = "chargebackledger.org/";
    private static final int NAME_MAX = 63;

    /** Pods are asked only where no label of their namespace would do. */
    private boolean asksPods() {
        return needs.keys(NeededLabel.On.NAMESPACE).isEmpty();
    }

    /** Whether the allocation policy finds anybody by a label. */
    boolean isNeeded() {
        return !needs.labels().isEmpty();
    }

    String yaml() {
        var out = new StringBuilder();
        header(out);
        var on = asksPods() ? NeededLabel.On.POD : NeededLabel.On.NAMESPACE;
        rule(out, on, needs.keys(on), asksPods() ? podCoverage : namespaceCoverage);
        return out.toString();
    }

    private void header(StringBuilder out) {
        line(out, 0, "apiVersion: kyverno.io/v1");
        line(out, 0, "kind: ClusterPolicy");
        line(out, 0, "metadata:");
        line(out, 1, "name: " + quoted(name()));
        line(out, 1, "annotations:");
        annotation(out, "policies.kyverno.io/title", "Labels for cost allocation");
        annotation(out, "policies.kyverno.io/category", "Cost allocation");
        annotation(out, "policies.kyverno.io/subject", asksPods() ? "Pod" : "Namespace");
        annotation(out, "policies.kyverno.io/minversion", "1.13.0");
        annotation(
                out,
                "policies.kyverno.io/description",
                "Allocation policy %s, version %d, finds cost centers by these labels."
                        .formatted(policy, version));
        annotation(out, PREFIX + "allocation-policy", policy + " " + version);
        annotation(out, PREFIX + "allocation-policy-hash", hash);
        if (cluster != null) {
            annotation(out, PREFIX + "cluster", cluster);
        }
        annotation(out, PREFIX + "threshold", threshold.toString());
        annotation(out, PREFIX + "measured-in", measured.isEmpty() ? "not measured" : measured);
        var coverage = asksPods() ? podCoverage : namespaceCoverage;
        annotation(
                out,
                PREFIX + "pod-coverage",
                coverage == null ? "not measured" : coverage.toString());
    }

    private void rule(
            StringBuilder out, NeededLabel.On on, List<String> keys, @Nullable Exact coverage) {
        var kind = on == NeededLabel.On.POD ? "Pod" : "Namespace";
        line(out, 0, "spec:");
        line(out, 1, "background: true");
        line(out, 1, "rules:");
        line(out, 2, "- name: " + quoted(kind.toLowerCase(Locale.ROOT) + "-says-whose-it-is"));
        line(out, 3, "match:");
        line(out, 4, "any:");
        line(out, 4, "- resources:");
        line(out, 6, "kinds: [" + quoted(kind) + "]");
        line(out, 6, "operations: [\"CREATE\", \"UPDATE\"]");
        exclusion(out, on, kind);
        line(out, 3, "validate:");
        line(out, 4, "failureAction: " + (enforces(coverage) ? "Enforce" : "Audit"));
        line(out, 4, "message: " + quoted(message(kind, keys)));
        if (keys.size() == 1) {
            line(out, 4, "pattern:");
            pattern(out, 5, "", keys.getFirst());
        } else {
            line(out, 4, "anyPattern:");
            keys.forEach(key -> pattern(out, 4, "- ", key));
        }
    }

    private boolean enforces(@Nullable Exact coverage) {
        return coverage != null && coverage.compareTo(threshold) >= 0;
    }

    /** Namespaces are objects with a name; pods lie in one. */
    private void exclusion(StringBuilder out, NeededLabel.On on, String kind) {
        var names = exempt();
        if (names.isEmpty()) {
            return;
        }
        line(out, 3, "exclude:");
        line(out, 4, "any:");
        line(out, 4, "- resources:");
        line(out, 6, "kinds: [" + quoted(kind) + "]");
        line(out, 6, on == NeededLabel.On.POD ? "namespaces:" : "names:");
        names.forEach(name -> line(out, 6, "- " + quoted(name)));
    }

    private List<String> exempt() {
        var names = new TreeSet<String>();
        for (var exemption : needs.exempt()) {
            if (cluster == null ? exemption.clusters().isEmpty() : exemption.holdsIn(cluster)) {
                exemption.namespaces().stream().map(Wildcard::text).forEach(names::add);
            }
        }
        return List.copyOf(names);
    }

    private static String message(String kind, List<String> keys) {
        return "A %s needs %s to say who bears its cost."
                .formatted(
                        kind.toLowerCase(Locale.ROOT),
                        String.join(" or ", keys.stream().map(KyvernoPolicy::spoken).toList()));
    }

    private static String spoken(String key) {
        return KubernetesKind.annotation(key)
                .map(annotation -> "annotation " + annotation)
                .orElse("label " + key);
    }

    private static void pattern(StringBuilder out, int depth, String dash, String key) {
        var annotation = KubernetesKind.annotation(key).orElse(null);
        line(out, depth, dash + "metadata:");
        var inner = depth + (dash.isEmpty() ? 1 : 2);
        line(out, inner, annotation == null ? "labels:" : "annotations:");
        line(out, inner + 1, quoted(annotation == null ? key : annotation) + ": \"?*\"");
    }

    private String name() {
        var text =
                ("chargeback-" + policy + (cluster == null ? "" : "-" + cluster))
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9-]+", "-");
        return text.substring(0, Math.min(NAME_MAX, text.length())).replaceAll("-+$", "");
    }

    private static void annotation(StringBuilder out, String key, String value) {
        line(out, 2, quoted(key) + ": " + quoted(value));
    }

    /** A text of JSON is one of YAML too. */
    private static String quoted(String text) {
        var list = CanonicalJson.text(new ArrayList<>(List.of(text)));
        return list.substring(1, list.length() - 1);
    }

    private static void line(StringBuilder out, int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
