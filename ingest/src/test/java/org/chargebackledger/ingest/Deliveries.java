package org.chargebackledger.ingest;

import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.delivery.BillRow;
import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ingest.delivery.Progress;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.Rejected;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ingest.delivery.UsageReading;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.time.Period;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hands files to the reader as a test wants them. */
final class Deliveries {

    private final Path folder;
    private BillOptions options = BillOptions.DEFAULT;

    Deliveries(Path folder) {
        this.folder = folder;
    }

    Deliveries with(BillOptions options) {
        this.options = options;
        return this;
    }

    Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    List<BillRow> rowsOf(String source, CostLine line, Period period, int limit, Path... files)
            throws IOException {
        return new DeliveryReader(EngineSettings.DEFAULT, options)
                .rowsOf(
                        source,
                        staged(files),
                        new TreeMap<>(),
                        folder.resolve("work"),
                        line,
                        period,
                        limit);
    }

    private static List<StagedFile> staged(Path... files) {
        return Arrays.stream(files)
                .map(file -> new StagedFile(file.getFileName().toString(), file))
                .toList();
    }

    Reading read(String source, Map<String, String> declared, Path... files) throws IOException {
        return new DeliveryReader(EngineSettings.DEFAULT, options)
                .read(
                        source,
                        staged(files),
                        new TreeMap<>(declared),
                        folder.resolve("work"),
                        Progress.SILENT);
    }

    CostReading bill(String source, Path... files) throws IOException {
        return bill(source, Map.of(), files);
    }

    CostReading bill(String source, Map<String, String> declared, Path... files)
            throws IOException {
        var reading = read(source, declared, files);
        if (reading instanceof CostReading bill) {
            return bill;
        }
        throw new AssertionError("no bill: " + reading.findings());
    }

    UsageReading usage(String source, Map<String, String> declared, Path... files)
            throws IOException {
        var reading = read(source, declared, files);
        if (reading instanceof UsageReading usage) {
            return usage;
        }
        throw new AssertionError("no usage: " + reading.findings());
    }

    List<Finding> rejection(String source, Path... files) throws IOException {
        return rejection(source, Map.of(), files);
    }

    List<Finding> rejection(String source, Map<String, String> declared, Path... files)
            throws IOException {
        try (var reading = read(source, declared, files)) {
            if (reading instanceof Rejected rejected) {
                return rejected.findings();
            }
            throw new AssertionError("not rejected");
        }
    }

    static List<CostLine> lines(CostReading reading) {
        var lines = new ArrayList<CostLine>();
        for (var snapshot : reading.snapshots()) {
            reading.lines(
                    snapshot.key(),
                    block -> {
                        for (var i = 0; i < block.size(); i++) {
                            lines.add(block.line(i));
                        }
                    });
        }
        return lines;
    }

    static Costs total(CostReading reading) {
        return reading.controlTotals().stream()
                .map(total -> total.costs())
                .reduce(Costs.ZERO, Costs::plus);
    }

    static long rows(CostReading reading) {
        return reading.controlTotals().stream().mapToLong(total -> total.rows()).sum();
    }
}
