package org.chargebackledger.ingest.kubernetes;

import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.Fetched.Part;
import org.chargebackledger.ingest.connector.Slice;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A cluster's API server, asked what there is now, on the day that it is asked about. */
final class KubernetesConnector implements Connector {

    private static final String SYSTEM = "kube-system";

    private final ClusterAccess access;
    private final KubernetesOptions options;

    KubernetesConnector(ClusterAccess access, KubernetesOptions options) {
        this.access = access;
        this.options = options;
    }

    @Override
    public List<String> subjects() {
        var subjects = new ArrayList<String>();
        subjects.add("namespace labels of cluster " + options.cluster());
        if (!options.labels().isEmpty()) {
            subjects.add("workload labels of cluster " + options.cluster());
        }
        if (options.hasNodes()) {
            subjects.add("nodes of cluster " + options.cluster());
        }
        for (var metric : PodCounts.metrics(options.labels())) {
            subjects.add("metric " + metric + " of cluster " + options.cluster());
        }
        return List.copyOf(subjects);
    }

    @Override
    public List<Check> test(Instant now) {
        return new Permissions(access).of(options.listings());
    }

    /** What is kept of the answers is part of the question: it decides what is delivered. */
    @Override
    public List<String> questions(Slice slice) {
        return options.listings().stream()
                .map(listing ->
                        "GET %s%s?limit=%d, kept for %s%s"
                                .formatted(
                                        access.place(),
                                        listing.path(),
                                        options.pageSize(),
                                        options.cluster(),
                                        kept(listing)))
                .toList();
    }

    private String kept(Listing listing) {
        return switch (listing) {
            case NAMESPACES ->
                    ": labels, annotations "
                            + String.join(" ", options.annotations())
                            + ", uid "
                            + options.identity();
            case NODES -> ": " + options.capacity();
            default -> ": labels of pods and workloads " + String.join(" ", options.labels());
        };
    }

    @Override
    public Fetched fetch(Slice slice, FetchFolder folder, Instant now)
            throws FetchFailure, IOException {
        requirePresent(slice, now);
        var lists = new EnumMap<Listing, List<Thing>>(Listing.class);
        var objects = new ObjectLists(access, options);
        for (var listing : options.listings()) {
            lists.put(listing, objects.all(listing, folder));
        }
        var uid = requireCluster(lists);
        var owners = Owners.in(lists);
        var day =
                SeenDay.before(folder, uid + " " + String.join(" ", questions(slice)))
                        .with(
                                lists,
                                owners,
                                options.labels(),
                                slice,
                                now.truncatedTo(ChronoUnit.SECONDS));
        var files = new DayFiles(options.cluster(), slice, folder);
        var parts = new ArrayList<Part>();
        parts.add(files.labels(day));
        if (!day.workloads().isEmpty()) {
            parts.add(files.workloadLabels(day));
        }
        parts.add(files.counts(PodCounts.of(lists, owners, options.labels())));
        if (options.hasNodes()) {
            parts.add(files.nodes(day));
        }
        day.keep(folder);
        return new Fetched(
                List.copyOf(parts),
                now.isBefore(slice.end()) ? Finality.PRELIMINARY : Finality.FINAL);
    }

    private void requirePresent(Slice slice, Instant now) throws FetchFailure {
        if (now.isBefore(slice.start())) {
            throw new FetchFailure(Reason.REFUSED, slice + " has not begun");
        }
        if (!now.isBefore(slice.end().plus(options.late()))) {
            throw new FetchFailure(
                    Reason.REFUSED,
                    ("%s is over, and Kubernetes only knows the present: deliver the day's labels"
                         + " as namespace-labels and workload-labels (%s) and name %s under"
                         + " 'except'")
                            .formatted(slice, options.cluster(), slice));
        }
    }

    /** Every cluster has namespaces, and this one of them in particular, whose uid is its own. */
    private String requireCluster(Map<Listing, List<Thing>> lists) throws FetchFailure {
        var system =
                lists.getOrDefault(Listing.NAMESPACES, List.of()).stream()
                        .filter(namespace -> namespace.name().equals(SYSTEM))
                        .findFirst()
                        .orElseThrow(() ->
                                new FetchFailure(
                                        Reason.PARTIAL,
                                        "the list of namespaces lacks kube-system, which every"
                                                + " cluster has"));
        if (!options.identity().isEmpty() && !options.identity().equals(system.uid())) {
            throw new FetchFailure(
                    Reason.REFUSED,
                    "%s is another cluster: its kube-system has uid %s, setting 'cluster-uid' says"
                                    .formatted(access.place(), system.uid())
                            + " "
                            + options.identity());
        }
        return system.uid();
    }

    @Override
    public void close() {
        access.close();
    }
}
