package org.chargebackledger.ingest.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClientException;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lists of all objects of a kind, page by page. All pages of a list show one moment; a list whose
 * moment has passed out of the server's memory is begun again.
 */
final class ObjectLists {

    private static final int GONE = 410;
    private static final int BEGINNINGS_MAX = 4;

    private final ClusterAccess access;
    private final KubernetesOptions options;

    ObjectLists(ClusterAccess access, KubernetesOptions options) {
        this.access = access;
        this.options = options;
    }

    /** The pages of a list do not belong together, or cannot be had any more. */
    private static final class Outdated extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** All objects of a kind; pages that are in the folder are not asked for again. */
    List<Thing> all(Listing listing, FetchFolder folder) throws FetchFailure, IOException {
        for (var beginning = 0; beginning < BEGINNINGS_MAX; beginning++) {
            try {
                return pages(listing, folder);
            } catch (Outdated e) {
                for (var number = 0; folder.has(listing.page(number)); number++) {
                    folder.drop(listing.page(number));
                }
            }
        }
        throw new FetchFailure(
                Reason.CHANGED,
                "%s: the list went out of date %d times before its last page; set 'page-size' larger"
                        .formatted(listing.path(), BEGINNINGS_MAX));
    }

    private List<Thing> pages(Listing listing, FetchFolder folder)
            throws Outdated, FetchFailure, IOException {
        var things = new ArrayList<Thing>();
        var seen = new HashSet<String>();
        var version = "";
        var next = "";
        var number = 0;
        do {
            var name = listing.page(number);
            if (!folder.has(name)) {
                var answered = ask(listing, next);
                folder.keep(
                        name,
                        file ->
                                Files.writeString(
                                        file, ObjectPage.JSON.writeValueAsString(answered)));
            }
            var page = ObjectPage.read(folder.text(name));
            if (number == 0) {
                version = page.version();
            }
            for (var thing : page.things()) {
                if (!seen.add(thing.namespace() + "/" + thing.name())) {
                    throw new Outdated();
                }
            }
            if (!page.version().equals(version)) {
                throw new Outdated();
            }
            things.addAll(page.things());
            next = page.next();
            number++;
        } while (!next.isEmpty());
        return List.copyOf(things);
    }

    private ObjectPage ask(Listing listing, String next) throws Outdated, FetchFailure {
        @Nullable GenericKubernetesResourceList answer;
        try {
            answer = list(listing, next);
        } catch (KubernetesClientException e) {
            if (e.getCode() == GONE && !next.isEmpty()) {
                throw new Outdated();
            }
            throw ClusterFailure.of(listing.path(), e);
        } catch (RuntimeException e) { // what reads the answer throws what it does not declare
            throw ClusterFailure.of(listing.path(), e);
        }
        if (answer == null) {
            throw new FetchFailure(
                    Reason.UNREACHABLE, listing.path() + ": the answer has no content");
        }
        if (answer.getItems() == null || answer.getMetadata() == null) {
            throw new FetchFailure(Reason.MALFORMED, listing.path() + ": the answer is no list");
        }
        var things = new ArrayList<Thing>();
        for (var item : answer.getItems()) {
            things.add(thing(listing, item));
        }
        return new ObjectPage(
                text(answer.getMetadata().getResourceVersion()),
                text(answer.getMetadata().getContinue()),
                List.copyOf(things));
    }

    private @Nullable GenericKubernetesResourceList list(Listing listing, String next) {
        var asked = new ListOptionsBuilder().withLimit((long) options.pageSize());
        if (!next.isEmpty()) {
            asked.withContinue(next);
        }
        var objects = access.client().genericKubernetesResources(listing.context());
        return listing.isNamespaced()
                ? objects.inAnyNamespace().list(asked.build())
                : objects.list(asked.build());
    }

    private Thing thing(Listing listing, GenericKubernetesResource item) throws FetchFailure {
        var metadata = item.getMetadata();
        var name = metadata == null ? null : metadata.getName();
        if (metadata == null || name == null) {
            throw new FetchFailure(Reason.MALFORMED, listing.path() + ": an object without a name");
        }
        return new Thing(
                text(metadata.getNamespace()),
                name,
                text(metadata.getUid()),
                time(listing, text(metadata.getCreationTimestamp())),
                options.labelled(
                        listing, map(metadata.getLabels()), map(metadata.getAnnotations())),
                metadata.getOwnerReferences().stream()
                        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                        .map(ObjectLists::owner)
                        .findFirst()
                        .orElse(""),
                switch (listing) {
                    case PODS -> string(item.get("status", "phase"));
                    case NODES -> string(item.get("spec", "providerID"));
                    default -> "";
                },
                offer(listing, item));
    }

    private static String time(Listing listing, String created) throws FetchFailure {
        try {
            return created.isEmpty() ? "" : Instant.parse(created).toString();
        } catch (DateTimeException e) {
            throw new FetchFailure(
                    Reason.MALFORMED, listing.path() + ": '" + created + "' is no time");
        }
    }

    private static String owner(OwnerReference owner) {
        return owner.getKind() + "/" + owner.getName();
    }

    private SortedMap<String, String> offer(Listing listing, GenericKubernetesResource item) {
        var offer = new TreeMap<String, String>();
        if (listing == Listing.NODES
                && item.get("status", options.capacity()) instanceof Map<?, ?> quantities) {
            quantities.forEach(
                    (resource, quantity) -> offer.put(string(resource), string(quantity)));
        }
        return offer;
    }

    private static Map<String, String> map(@Nullable Map<String, String> labels) {
        return labels == null ? Map.of() : labels;
    }

    private static String string(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
