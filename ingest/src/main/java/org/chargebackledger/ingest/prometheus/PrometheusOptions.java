package org.chargebackledger.ingest.prometheus;

import org.chargebackledger.ingest.connector.Setting;
import org.chargebackledger.ingest.connector.Settings;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is configured of a connector, beside how it is reached.
 *
 * @param path of the API, with a slash at its end
 */
record PrometheusOptions(
        Scope scope,
        PromQl language,
        List<NamedMetric> metrics,
        String path,
        Duration window,
        Duration settling) {

    static final List<Setting> SETTINGS =
            List.of(
                    Setting.required(
                            "clusters",
                            "the cluster it watches; with 'cluster-label' all of them, separated by"
                                    + " commas, as the label names them; each must be in every"
                                    + " answer"),
                    Setting.optional(
                            "cluster-label",
                            "the label that tells clusters apart, such as cluster; without it there"
                                    + " is one cluster"),
                    Setting.optional(
                            "metrics",
                            "metrics to allocate by, one to a line: name (unit) = PromQL with a"
                                    + " series for each cluster and namespace; $window is the"
                                    + " length of what is asked about"),
                    Setting.withDefault(
                            "node-quantity",
                            "capacity",
                            "what a node offers: capacity, or allocatable without what the system"
                                    + " keeps"),
                    Setting.withDefault(
                            "window-hours",
                            "6",
                            "how much of a day one question is about: 1, 2, 3, 4, 6, 8, 12 or 24"),
                    Setting.withDefault(
                            "step-seconds",
                            "60",
                            "how closely it looks at its samples; divides an hour, no shorter than"
                                    + " they are apart"),
                    Setting.withDefault(
                            "rate-minutes",
                            "5",
                            "how far a rate looks back; at least four times the time between"
                                    + " samples"),
                    Setting.withDefault("path", "/api/v1", "of the API"),
                    Setting.withDefault(
                            "settle-hours",
                            "6",
                            "how long after a day samples may still arrive, 1 to 720"));

    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern CLUSTER = Pattern.compile("[A-Za-z0-9._:/@-]+");
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    static PrometheusOptions of(Settings settings) {
        var hours = settings.number("window-hours", 24);
        if (24 % hours != 0) {
            throw settings.invalid("window-hours", "does not divide a day: " + hours);
        }
        var seconds = settings.number("step-seconds", HOUR);
        if (HOUR % seconds != 0) {
            throw settings.invalid("step-seconds", "does not divide an hour: " + seconds);
        }
        var label = settings.given("cluster-label").orElse("");
        if (!label.isEmpty() && !LABEL.matcher(label).matches()) {
            throw settings.invalid("cluster-label", "is no name of a label: '" + label + "'");
        }
        var offer = settings.text("node-quantity");
        if (!List.of("capacity", "allocatable").contains(offer)) {
            throw settings.invalid("node-quantity", "is neither capacity nor allocatable");
        }
        var clusters = clusters(settings, label);
        var step = Duration.ofSeconds(seconds);
        return new PrometheusOptions(
                new Scope(label, clusters, step),
                new PromQl(
                        label,
                        clusters,
                        offer,
                        step,
                        Duration.ofMinutes(settings.number("rate-minutes", MINUTE))),
                NamedMetric.of(settings),
                settings.text("path").replaceAll("/*$", "") + "/",
                Duration.ofHours(hours),
                Duration.ofHours(settings.number("settle-hours", 720)));
    }

    private static List<String> clusters(Settings settings, String label) {
        var clusters = List.copyOf(new TreeSet<>(settings.list("clusters")));
        if (clusters.isEmpty()) {
            throw settings.invalid("clusters", "names no cluster");
        }
        if (label.isEmpty() && clusters.size() > 1) {
            throw settings.invalid(
                    "clusters", "names several; 'cluster-label' must tell them apart");
        }
        for (var cluster : clusters) {
            if (!CLUSTER.matcher(cluster).matches()) {
                throw settings.invalid("clusters", "holds no name of a cluster: '" + cluster + "'");
            }
        }
        return clusters;
    }
}
