package org.chargebackledger.api.invariants;

import java.util.Locale;
import java.util.Random;

/** What was measured in the month of a book, of three namespaces on one node. */
final class RandomUsage {

    private RandomUsage() {}

    static String csv(Random random) {
        return String.format(
                Locale.ROOT,
                """
                interval_start,interval_end,cluster,node,namespace,cpu_request_core_hours,\
                cpu_used_core_hours,ram_request_gib_hours,ram_used_gib_hours
                2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,prod,n1,kube-system,%d,%d,300,200
                2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,prod,n1,search,%d,%d,%d,900
                2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,prod,n1,other,10,20,30,40
                """,
                random.nextInt(500),
                random.nextInt(500),
                random.nextInt(3_000),
                random.nextInt(3_000),
                random.nextInt(15_000));
    }
}
