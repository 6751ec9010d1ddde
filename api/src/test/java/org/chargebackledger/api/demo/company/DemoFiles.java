package org.chargebackledger.api.demo.company;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
            var folder = Files.createTempDirectory("demo-company");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return DemoCompany.write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
