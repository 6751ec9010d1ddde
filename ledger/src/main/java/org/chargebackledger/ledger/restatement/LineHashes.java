package org.chargebackledger.ledger.restatement;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.money.Exact;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * 64-bit hashes of the lines of one block; two of different seeds make one that no two different
 * lines share. Each distinct text is hashed once.
 */
final class LineHashes {

    private final CostLines lines;
    private final long seed;
    private final Map<TextColumn, long[]> texts = new EnumMap<>(TextColumn.class);

    LineHashes(CostLines lines, long seed, List<TextColumn> columns) {
        this.lines = lines;
        this.seed = seed;
        for (var column : columns) {
            texts.put(
                    column,
                    lines.dictionary(column).stream()
                            .mapToLong(text -> hash(text, seed))
                            .toArray());
        }
    }

    /** Of the days and texts of a line. */
    long grain(int line) {
        var hash = mix(mix(seed, lines.startDay(line)), lines.endDay(line));
        for (var column : texts.entrySet()) {
            hash = mix(hash, column.getValue()[lines.code(column.getKey(), line)]);
        }
        return hash;
    }

    /** Of all there is in a line. */
    long whole(int line) {
        var hash = mix(grain(line), lines.rows(line));
        hash = mix(hash, hash(lines.list(line)));
        hash = mix(hash, hash(lines.contracted(line)));
        hash = mix(hash, hash(lines.billed(line)));
        return mix(hash, hash(lines.effective(line)));
    }

    private long hash(Exact amount) {
        var hash = seed;
        var rest = amount.unscaled();
        for (var bits = rest.bitLength(); bits >= 0; bits -= Long.SIZE) {
            hash = mix(hash, rest.longValue());
            rest = rest.shiftRight(Long.SIZE);
        }
        return hash;
    }

    private static long hash(String text, long seed) {
        var hash = mix(seed, text.length());
        for (var i = 0; i < text.length(); i++) {
            hash = mix(hash, text.charAt(i));
        }
        return hash;
    }

    /**
     * The finalizer of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
     * Generators).
     */
    private static long mix(long hash, long value) {
        var mixed = (hash ^ value) + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
