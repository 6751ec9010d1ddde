package org.chargebackledger.ledger.trial;

import org.chargebackledger.ledger.canonical.Sha256;
import org.chargebackledger.ledger.money.Exact;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Draws that look random and follow from a seed alone, on every machine the same. */
final class HashDraws {

    private static final int HEX = 16;

    private final String seed;
    private long count;

    HashDraws(String seed) {
        this.seed = seed;
    }

    /** A number from 0 up to, and without, the bound. */
    int below(int bound) {
        var hash = Sha256.hex((seed + ":" + count++).getBytes(StandardCharsets.UTF_8));
        return new BigInteger(hash, HEX).mod(BigInteger.valueOf(bound)).intValueExact();
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** A decimal with up to four digits before the point and some after it. */
    Exact decimal() {
        return Exact.parse(below(10_000) + "." + below(1_000_000_000) + below(1_000));
    }

    <T> List<T> shuffled(List<T> items) {
        var left = new ArrayList<>(items);
        var shuffled = new ArrayList<T>();
        while (!left.isEmpty()) {
            shuffled.add(left.remove(below(left.size())));
        }
        return List.copyOf(shuffled);
    }
}
