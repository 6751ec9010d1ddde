package org.chargebackledger.projections.audit;

import org.chargebackledger.ledger.journal.Entry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Verifies a book's journal from its NDJSON lines in order: each entry's canonical form, hash,
 * chain to its predecessor in the period, number without gap, growing sequence and balance; and
 * closes against the entries they sealed. It needs nothing but the bytes.
 */
public final class ChainVerifier {

    /** How far a period's chain has come. */
    private static final class Chain {
        private final List<String> hashes = new ArrayList<>();
        private String prefix = "";

        String head() {
            return head(hashes.size());
        }

        String head(int entries) {
            return entries == 0 ? Entry.NO_PREDECESSOR : hashes.get(entries - 1);
        }
    }

    private final Map<String, Chain> chains = new HashMap<>();
    private final List<Discrepancy> discrepancies = new ArrayList<>();
    private int line;
    private long lastSequence;

    /** Takes the next line, without its line feed. */
    public void entry(byte[] bytes) {
        line++;
        try {
            var served = ServedLine.read(bytes);
            if (!served.isCanonical(bytes)) {
                report(served, "canonical", "the bytes are not the canonical form");
            }
            check(served);
        } catch (IOException | IllegalArgumentException e) {
            discrepancies.add(new Discrepancy(line, "", "json", String.valueOf(e.getMessage())));
        }
    }

    /** Checks closes, in the order of their chain, against the entries taken so far. */
    public void closes(List<CloseSeal> closes) {
        var previous = Entry.NO_PREDECESSOR;
        for (var close : closes) {
            if (!close.previousClose().equals(previous)) {
                reportClose(close, "does not follow the close before it");
            }
            previous = close.hash();
            var chain = chains.getOrDefault(close.period().toString(), new Chain());
            if (chain.hashes.size() < close.entries()) {
                reportClose(close, "sealed " + close.entries() + " entries; some are missing");
            } else if (!chain.head(close.entries()).equals(close.head())) {
                reportClose(close, "sealed another last entry");
            }
        }
    }

    /** How many lines were taken. */
    public int lines() {
        return line;
    }

    /** Hash of a period's last entry. */
    public String head(String period) {
        return chains.getOrDefault(period, new Chain()).head();
    }

    /** Everything that is wrong, in the order found; empty when the journal is whole. */
    public List<Discrepancy> discrepancies() {
        return List.copyOf(discrepancies);
    }

    private void check(ServedLine served) {
        var chain = chains.computeIfAbsent(served.text("period"), any -> new Chain());
        checkNumber(served, chain);
        if (served.sequence() <= lastSequence) {
            report(served, "sequence", "must be above " + lastSequence);
        }
        lastSequence = Math.max(lastSequence, served.sequence());
        if (!served.text("previousHash").equals(chain.head())) {
            report(served, "chain", "does not follow " + chain.head());
        }
        if (!served.text("hash").equals(served.computedHash())) {
            report(served, "hash", "must be " + served.computedHash());
        }
        chain.hashes.add(served.text("hash"));
        checkBalance(served);
    }

    private void checkNumber(ServedLine served, Chain chain) {
        var ending =
                String.format(
                        Locale.ROOT, "%s-%06d", served.text("period"), chain.hashes.size() + 1);
        var number = served.text("number");
        if (!number.endsWith(ending)) {
            report(served, "number", "must end in " + ending);
            return;
        }
        var prefix = number.substring(0, number.length() - ending.length());
        if (chain.hashes.isEmpty()) {
            chain.prefix = prefix;
        }
        if (!prefix.equals(chain.prefix)) {
            report(served, "number", "must begin with the period's " + chain.prefix);
        }
    }

    private void checkBalance(ServedLine served) {
        try {
            served.balance().values().stream()
                    .filter(difference -> !difference.isZero())
                    .forEach(difference -> report(served, "balance", "is out by " + difference));
        } catch (IllegalArgumentException e) {
            report(served, "shape", String.valueOf(e.getMessage()));
        }
    }

    private void report(ServedLine served, String rule, String detail) {
        discrepancies.add(new Discrepancy(line, served.text("number"), rule, detail));
    }

    private void reportClose(CloseSeal close, String detail) {
        discrepancies.add(
                new Discrepancy(0, close.period() + " close " + close.revision(), "close", detail));
    }
}
