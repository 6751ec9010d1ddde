package org.chargebackledger.api.demo;

import org.chargebackledger.api.delivery.DeliveryStore;
import org.chargebackledger.api.delivery.ImportService;
import org.chargebackledger.api.demo.company.DemoDelivery;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ingest.delivery.FileDigests;
import org.chargebackledger.ledger.imports.Delivery;
import org.chargebackledger.ledger.imports.Delivery.DeliveredFile;
import org.chargebackledger.projections.imports.Deliveries;
import org.chargebackledger.projections.imports.DeliveryStatus;
import org.chargebackledger.projections.imports.KnownDelivery;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Hands the demo's deliveries in, and sees that they are accepted with the totals they have. */
@Component
@Profile("demo")
final class DemoDeliveries {

    private final DeliveryStore store;
    private final ImportService imports;
    private final Deliveries deliveries;
    private final UpToDate upToDate;
    private final DemoPeople people;

    DemoDeliveries(
            DeliveryStore store,
            ImportService imports,
            Deliveries deliveries,
            UpToDate upToDate,
            DemoPeople people) {
        this.store = store;
        this.imports = imports;
        this.deliveries = deliveries;
        this.upToDate = upToDate;
        this.people = people;
    }

    /** Returns the delivery as it was accepted. */
    KnownDelivery deliver(DemoDelivery delivery, StopSignal stop) throws IOException {
        upToDate.await();
        var importId = DemoIds.delivery(delivery);
        if (deliveries.find(importId).isEmpty()) {
            importId = imports.stage(importId, kept(delivery), people.preparer()).importId();
        }
        var decided = decided(importId, stop);
        if (decided.status() != DeliveryStatus.ACCEPTED) {
            throw DemoLoadFailed.notAccepted(
                    delivery.id(), importId, decided.status(), decided.findings());
        }
        DeliveredTotals.require(delivery, decided);
        return decided;
    }

    private KnownDelivery decided(String importId, StopSignal stop) {
        while (true) {
            var known = deliveries.find(importId);
            if (known.isPresent() && known.get().status() != DeliveryStatus.STAGED) {
                return known.get();
            }
            stop.pause();
        }
    }

    private Delivery kept(DemoDelivery delivery) throws IOException {
        var files = new ArrayList<DeliveredFile>();
        for (var file : delivery.files()) {
            try (var content = Files.newInputStream(file)) {
                files.add(store.keep(file.getFileName().toString(), content));
            }
        }
        var sha256 = FileDigests.ofDelivery(files.stream().map(DeliveredFile::sha256).toList());
        return new Delivery(
                Book.DEFAULT, delivery.source(), sha256, List.copyOf(files), delivery.declared());
    }
}
