package org.chargebackledger.api.year;

import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.BillFile.Row;
import org.chargebackledger.ledger.time.Period;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What comes in for one month of the company: a bill that rises from month to month, a node of 4
 * cores and 16 GiB on it, what was used of the node, and what a cost model makes of that.
 */
final class MonthData {

    static final String ACCOUNT = "group";

    private static final String POLICY =
            """
            apiVersion: chargeback/v1
            name: year
            currency: USD
            costBasis: effective
            unattributed: CC-9000
            nodeSplit:
              weights: {cpuCore: "9", ramGiB: "1"}
              blend: {requested: "0.70"}
              idle: {pool: idle}
            attribution:
              - {id: nodes,    match: {service: compute, resource: "i-*"}, to: {nodeCost: {cluster: prod, as: compute}}}
              - {id: tax,      match: {chargeCategory: Tax},               to: {pool: tax}}
              - {id: support,  match: {service: support},                  to: {pool: support}}
              - {id: team-tag, match: {tag: team},                         to: {lookup: {tag: team}}}
            namespaces:
              - {id: search,   match: {namespace: search},   to: {costCenter: CC-2000}}
              - {id: payments, match: {namespace: payments}, to: {costCenter: CC-1000}}
            pools:
              - {id: idle,    basis: {proportional: {to: direct}}, scope: ledger, fallback: CC-9000}
              - {id: support, basis: {weighted: {CC-1000: "SHARE", CC-2000: "REST"}}, scope: ledger, fallback: CC-9000}
              - {id: tax,     basis: {proportional: {to: direct}}, scope: ledger, fallback: CC-9000}
            tolerances: {billToLedger: "0", estimateToBill: "0.05", unattributed: "0.05"}
            """;

    private final Period period;

    MonthData(Period period) {
        this.period = period;
    }

    /** The rules, by which payments bear so much of the support plan. */
    static String policy(int percentOfSupport) {
        return POLICY.replace("SHARE", Integer.toString(percentOfSupport))
                .replace("REST", Integer.toString(100 - percentOfSupport));
    }

    /** The bill as it comes first. */
    BillFile bill() {
        var month = period.firstDay().getMonthValue();
        return new BillFile(period.toString())
                .add(row("Usage", "144.4" + month, "i-1", "compute", ""))
                .add(row("Usage", "210.33" + month, "db-1", "database", "payments"))
                .add(row("Usage", "57.1234" + month, "s-1", "storage", "search"))
                .add(row("Credit", "-12.5" + month, "s-1", "storage", "search"))
                .add(row("Usage", "100", "", "support", ""))
                .add(row("Tax", "41.07", "", "tax", ""));
    }

    static Row row(String category, String cost, String resource, String service, String team) {
        var amount = new BigDecimal(cost);
        return new Row(ACCOUNT, 0, category, amount, amount, resource, service, "", team);
    }

    String nodes() {
        return """
        interval_start,interval_end,cluster,node,resource_id,cpu_cores,ram_gib
        %s,%s,prod,n1,i-1,4,16
        """
                .formatted(start(), end());
    }

    /** Search asks for half of the node and payments for a quarter; the model errs by a percent. */
    String estimates() {
        return """
        {"code": 200, "data": [{%s}]}
        """
                .formatted(
                        Stream.of(
                                        allocation("search", "web", 2, 8, "72.9"),
                                        allocation("payments", "api", 1, 4, "36.4"),
                                        idle("36.1"))
                                .collect(Collectors.joining(",\n")));
    }

    private String allocation(
            String namespace, String controller, int cores, int gib, String cost) {
        var bytes = gib * (1L << 30);
        return String.format(
                Locale.ROOT,
                """
                "prod/n1/%s/%s": {"name": "prod/n1/%1$s/%2$s", "properties": {"cluster": "prod",
                 "node": "n1", "namespace": "%1$s", "controllerKind": "deployment",
                 "controller": "%2$s", "pod": "%2$s-1"},
                 "window": {"start": "%3$s", "end": "%4$s"}, "start": "%3$s", "end": "%4$s",
                 "minutes": %5$d, "cpuCoreRequestAverage": %6$d, "cpuCoreUsageAverage": %6$d,
                 "ramByteRequestAverage": %7$d, "ramByteUsageAverage": %7$d,
                 "cpuCost": %8$s, "ramCost": 0, "totalCost": %8$s}\
                """,
                namespace,
                controller,
                start(),
                end(),
                minutes(),
                cores,
                bytes,
                cost);
    }

    private String idle(String cost) {
        return """
        "prod/n1/__idle__": {"name": "prod/n1/__idle__", "properties": {"cluster": "prod",
         "node": "n1"}, "window": {"start": "%s", "end": "%s"}, "start": "%1$s", "end": "%2$s",
         "minutes": %d, "cpuCost": %s, "ramCost": 0, "totalCost": %4$s}\
        """
                .formatted(start(), end(), minutes(), cost);
    }

    private long minutes() {
        return Duration.between(
                        period.firstDay().atStartOfDay(ZoneOffset.UTC),
                        period.next().firstDay().atStartOfDay(ZoneOffset.UTC))
                .toMinutes();
    }

    private String start() {
        return period + "-01T00:00:00Z";
    }

    private String end() {
        return period.next() + "-01T00:00:00Z";
    }
}
