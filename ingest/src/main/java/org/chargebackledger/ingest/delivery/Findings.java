package org.chargebackledger.ingest.delivery;

import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was noticed about one delivery. The first {@value #LISTED_MAX} findings of each severity are
 * listed, the rest are counted: a file with a wrong column must not become a million findings.
 */
public final class Findings {

    /** How many findings of one severity are listed. */
    public static final int LISTED_MAX = 100;

    /** Longest cell text that a finding repeats. */
    private static final int VALUE_LENGTH_MAX = 200;

    private final List<Finding> listed = new ArrayList<>();
    private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);

    public void reject(@Nullable String file, String code, String reason) {
        add(new Finding(Severity.REJECT, file, null, null, null, code, reason));
    }

    public void warn(@Nullable String file, String code, String reason) {
        add(new Finding(Severity.WARN, file, null, null, null, code, reason));
    }

    public void rejectCell(
            String file,
            long line,
            @Nullable String column,
            @Nullable String value,
            String code,
            String reason) {
        add(new Finding(Severity.REJECT, file, line, column, shortened(value), code, reason));
    }

    public void add(Finding finding) {
        if (counts.merge(finding.severity(), 1L, Long::sum) <= LISTED_MAX) {
            listed.add(finding);
        }
    }

    /** Whether one more rejecting finding would still be listed. */
    public boolean listsMore() {
        return counts.getOrDefault(Severity.REJECT, 0L) < LISTED_MAX;
    }

    public boolean rejects() {
        return counts.containsKey(Severity.REJECT);
    }

    /** Stops here if anything found so far rejects the delivery. */
    public void stopIfRejected() {
        if (rejects()) {
            throw new RejectedDelivery();
        }
    }

    /** The listed findings, and one for each severity that says how many more there are. */
    public List<Finding> list() {
        var all = new ArrayList<>(listed);
        counts.forEach((severity, count) -> {
            if (count > LISTED_MAX) {
                all.add(
                        new Finding(
                                severity,
                                null,
                                null,
                                null,
                                null,
                                "more-findings",
                                (count - LISTED_MAX) + " more are not listed"));
            }
        });
        return List.copyOf(all);
    }

    private static @Nullable String shortened(@Nullable String value) {
        return value == null || value.length() <= VALUE_LENGTH_MAX
                ? value
                : value.substring(0, VALUE_LENGTH_MAX) + "…";
    }
}
