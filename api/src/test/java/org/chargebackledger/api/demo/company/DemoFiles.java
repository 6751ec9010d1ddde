package org.chargebackledger.api.demo.company;

import org.chargebackledger.httpground.ScratchFolders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The demo company's deliveries, written once for all tests. */
final class DemoFiles {

    static final List<DemoStep> STEPS = write();

    private DemoFiles() {}

    static List<DemoDelivery> deliveries() {
        return STEPS.stream()
                .filter(DemoStep.Deliver.class::isInstance)
                .map(step -> ((DemoStep.Deliver) step).delivery())
                .toList();
    }

    static List<DemoDelivery> deliveries(String source) {
        return deliveries().stream().filter(delivery -> delivery.source().equals(source)).toList();
    }

    static List<PlainCsv.Row> rows(DemoDelivery delivery) {
        return PlainCsv.read(delivery.files().getFirst());
    }

    static List<PlainCsv.Row> rows(String id) {
        return rows(
                deliveries().stream()
                        .filter(delivery -> delivery.id().equals(id))
                        .findFirst()
                        .orElseThrow());
    }

    private static List<DemoStep> write() {
        try {
            return DemoCompany.write(ScratchFolders.make());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
