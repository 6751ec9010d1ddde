package org.chargebackledger.api.connector;

import org.chargebackledger.api.delivery.DeliveryStore;
import org.chargebackledger.api.delivery.ImportService;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.delivery.FileDigests;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.imports.Delivery;
import org.chargebackledger.ledger.imports.Delivery.DeliveredFile;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.projections.imports.Deliveries;
import org.chargebackledger.projections.imports.DeliveryStatus;
import org.chargebackledger.projections.imports.KnownDelivery;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Hands what was fetched in, as a person would, and waits until it is accepted or held. */
@Component
class SliceDeliveries {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofHours(12);
    private static final int ID_DIGITS = 32;

    private final DeliveryStore store;
    private final ImportService imports;
    private final Deliveries deliveries;
    private final SliceStates states;

    SliceDeliveries(
            DeliveryStore store, ImportService imports, Deliveries deliveries, SliceStates states) {
        this.store = store;
        this.imports = imports;
        this.deliveries = deliveries;
        this.states = states;
    }

    /**
     * Imports all parts of a slice.
     *
     * @return the imports that hold them, old ones where nothing is new
     */
    List<String> deliver(ConfiguredConnector connector, Slice slice, Fetched fetched, Stamp stamp)
            throws IOException, RejectedFetch {
        var ids = new ArrayList<String>();
        for (var part : fetched.deliveries()) {
            var id = importId(connector, slice, ids.size());
            ids.add(imports.stage(id, delivery(connector, part), stamp).importId());
        }
        for (var id : ids) {
            requireTaken(id);
        }
        return List.copyOf(ids);
    }

    private Delivery delivery(ConfiguredConnector connector, Fetched.Part part) throws IOException {
        var kept = new ArrayList<DeliveredFile>();
        for (var file : part.files()) {
            try (var content = Files.newInputStream(file.path())) {
                kept.add(store.keep(file.name(), content));
            }
        }
        return new Delivery(
                connector.book(),
                part.source(),
                FileDigests.ofDelivery(kept.stream().map(DeliveredFile::sha256).toList()),
                List.copyOf(kept),
                declared(connector, part));
    }

    private static SortedMap<String, String> declared(
            ConfiguredConnector connector, Fetched.Part part) {
        var declared = new TreeMap<>(part.declared());
        var replaced = connector.replaceSource();
        if (replaced != null && !replaced.equals(part.source())) {
            declared.put("replaceSource", replaced);
        }
        return declared;
    }

    /** The same for an attempt that is repeated after a crash, another one for the next attempt. */
    private String importId(ConfiguredConnector connector, Slice slice, int part) {
        var before = states.orUntried(connector, slice);
        return CanonicalJson.hash(
                        List.of(
                                before.slice().id(),
                                Integer.toString(before.fetches()),
                                Integer.toString(before.failures()),
                                before.fetched() == null ? "" : before.fetched().at().toString(),
                                Integer.toString(part)))
                .substring(0, ID_DIGITS);
    }

    private void requireTaken(String importId) throws RejectedFetch {
        var delivery = decided(importId);
        if (delivery.status() == DeliveryStatus.REJECTED) {
            throw new RejectedFetch(
                    "import %s is rejected: %s".formatted(importId, reasons(delivery)));
        }
    }

    private KnownDelivery decided(String importId) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - until < 0) {
            var known = deliveries.find(importId);
            if (known.isPresent() && known.get().status() != DeliveryStatus.STAGED) {
                return known.get();
            }
            pause();
        }
        throw new IllegalStateException("import " + importId + " is not read after " + PATIENCE);
    }

    private static String reasons(KnownDelivery delivery) {
        return delivery.findings().stream()
                .filter(finding -> finding.severity() == Severity.REJECT)
                .map(SliceDeliveries::reason)
                .collect(Collectors.joining("; "));
    }

    private static String reason(Finding finding) {
        return finding.code() + " (" + finding.reason() + ")";
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while an import is read", e);
        }
    }
}
