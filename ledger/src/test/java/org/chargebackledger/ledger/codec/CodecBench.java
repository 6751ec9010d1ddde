package org.chargebackledger.ledger.codec;

import org.axonframework.serialization.SerializedObject;
import org.chargebackledger.ledger.canonical.LineDigest;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Measures what a cost line takes to store: bytes, and thread CPU time each way. */
public final class CodecBench {

    private static final int BLOCKS = 100;
    private static final int LINES = 1_000;

    private CodecBench() {}

    /** Measures blocks of generated lines, or as many rounds as the first argument says. */
    public static void main(String[] arguments) {
        var rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        report("400 resources, day by day", new RealisticLines(42, 400, true), rounds);
        report("5,000 resources, day by day", new RealisticLines(42, 5_000, true), rounds);
        report("5,000 resources, each by day", new RealisticLines(42, 5_000, false), rounds);
    }

    private static void report(String what, RealisticLines lines, int rounds) {
        var blocks = new ArrayList<CostLinesRecorded>();
        for (var i = 0; i < BLOCKS; i++) {
            blocks.add(lines.block(LINES));
        }
        for (var round = 1; round <= rounds; round++) {
            var figures = measure(blocks);
            if (round >= rounds - 2) {
                System.out.println(what + ": " + figures);
            }
        }
    }

    /** Bytes and nanoseconds for each line. */
    public record Figures(long bytes, long plainBytes, long encode, long decode, long digest) {}

    /** Encodes, decodes and digests the blocks once. */
    public static Figures measure(List<CostLinesRecorded> blocks) {
        var serializer = new EventSerializer();
        var stored = new ArrayList<SerializedObject<byte[]>>();
        var lines = blocks.stream().mapToLong(block -> block.lines().size()).sum();
        var begin = cpuTime();
        blocks.forEach(block -> stored.add(serializer.serialize(block, byte[].class)));
        var encoded = cpuTime();
        stored.forEach(serializer::deserialize);
        var decoded = cpuTime();
        var digest = new LineDigest();
        blocks.forEach(block -> digest.update(block.lines()));
        var digested = cpuTime();
        digest.hex();
        return new Figures(
                stored.stream().mapToLong(block -> block.getData().length).sum() / lines,
                plainBytes(blocks) / lines,
                (encoded - begin) / lines,
                (decoded - encoded) / lines,
                (digested - decoded) / lines);
    }

    private static long plainBytes(List<CostLinesRecorded> blocks) {
        return blocks.stream().mapToLong(block -> CostLinesFormat.write(block).length).sum();
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
