package org.chargebackledger.api.bench;

import org.axonframework.serialization.SerializedObject;
import org.chargebackledger.api.cli.CommandRefused;
import org.chargebackledger.ingest.DeliveryReader;
import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ingest.delivery.Progress;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ledger.codec.EventSerializer;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What it takes to store the cost lines of a bill: bytes a line, and nanoseconds of CPU a line each
 * way.
 *
 * @param bill the file's name
 */
record CodecFigures(String bill, long lines, double bytes, long write, long read) {

    /** Fewer are written and read again until so many lines were, for a figure to trust. */
    private static final long LINES_MIN = 2_000_000;

    /** Only what the compilers have seen often shows the speed of a long import. */
    private static final int ROUNDS_MIN = 4;

    static CodecFigures measure(String source, Path bill, Path workspace) throws IOException {
        var blocks = blocks(source, bill, workspace);
        var lines = blocks.stream().mapToLong(block -> block.lines().size()).sum();
        if (lines == 0) {
            throw new CommandRefused(bill + " has no cost line");
        }
        var rounds = Math.max(ROUNDS_MIN, LINES_MIN / lines);
        var best = round(bill, lines, blocks);
        for (var round = 1; round < rounds; round++) {
            best = best.better(round(bill, lines, blocks));
        }
        return best;
    }

    private CodecFigures better(CodecFigures other) {
        return new CodecFigures(
                bill, lines, bytes, Math.min(write, other.write), Math.min(read, other.read));
    }

    private static CodecFigures round(Path bill, long lines, List<CostLinesRecorded> blocks) {
        var serializer = new EventSerializer();
        var stored = new ArrayList<SerializedObject<byte[]>>();
        var begin = cpuTime();
        blocks.forEach(block -> stored.add(serializer.serialize(block, byte[].class)));
        var written = cpuTime();
        stored.forEach(serializer::deserialize);
        var read = cpuTime();
        var bytes = stored.stream().mapToLong(block -> block.getData().length).sum();
        return new CodecFigures(
                bill.getFileName().toString(),
                lines,
                (double) bytes / lines,
                (written - begin) / lines,
                (read - written) / lines);
    }

    private static List<CostLinesRecorded> blocks(String source, Path bill, Path workspace)
            throws IOException {
        var reader = new DeliveryReader(EngineSettings.DEFAULT, BillOptions.DEFAULT);
        var files = List.of(new StagedFile(bill.getFileName().toString(), bill));
        var blocks = new ArrayList<CostLinesRecorded>();
        try (var reading =
                reader.read(source, files, new TreeMap<>(), workspace, Progress.SILENT)) {
            if (!(reading instanceof CostReading costs)) {
                throw new CommandRefused(bill + " is no readable bill: " + reading.findings());
            }
            for (var snapshot : costs.snapshots()) {
                costs.lines(
                        snapshot.key(),
                        lines ->
                                blocks.add(
                                        new CostLinesRecorded(
                                                "import", blocks.size(), "snapshot", lines)));
            }
        }
        return blocks;
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
