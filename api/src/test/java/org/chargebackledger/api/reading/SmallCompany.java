package org.chargebackledger.api.reading;

import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient.Upload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A company small enough to know each figure: two teams, one node, a tax and a support pool; its
 * September is closed, its October is open. The user {@code owner} leads the team of CC-1.
 */
final class SmallCompany {

    static final String CLOSED = "2026-09";
    static final String OPEN = "2026-10";

    private static final String BILL_HEADER =
            "BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,BilledCost,EffectiveCost,ListCost,ContractedCost,InvoiceId,InvoiceIssuerName,ProviderName,ResourceId,ServiceName,SubAccountId,Tags\n";

    static final String POLICY =
            """
            apiVersion: chargeback/v1
            name: standard
            currency: USD
            costBasis: effective
            unattributed: CC-9
            nodeSplit:
              weights: {cpuCore: "9", ramGiB: "1"}
              blend: {requested: "0.70"}
              idle: {pool: idle}
            attribution:
              - {id: nodes, match: {service: compute}, to: {nodeCost: {cluster: prod, as: compute}}}
              - {id: tax, match: {chargeCategory: Tax}, to: {pool: tax}}
              - {id: support, match: {service: support}, to: {pool: support}}
              - {id: team-tag, match: {tag: team}, to: {lookup: {tag: team}}}
            namespaces:
              - {id: teams, match: {namespaceLabel: team}, to: {lookup: {namespaceLabel: team}}}
            pools:
              - {id: idle, basis: {proportional: {to: direct}}, scope: ledger, fallback: CC-9}
              - {id: tax, basis: {proportional: {to: direct}}, scope: ledger, fallback: CC-9}
              - {id: support, basis: {weighted: {CC-1: "75", CC-2: "25"}}, scope: ledger, fallback: CC-9}
            tolerances: {billToLedger: "0", estimateToBill: "0.05", unattributed: "0.02"}
            """;

    private SmallCompany() {}

    /** Brings both months in, closes the first and proposes nothing for the second. */
    static void settle(Company company) {
        company.register(
                """
                [{"code": "CC-1", "name": "Checkout", "aliases": ["checkout"], "glAccount": "6100",
                  "legalEntity": "EX", "owner": "owner", "validFrom": "2026-01-01"},
                 {"code": "CC-2", "name": "Search", "aliases": ["search"], "glAccount": "6200",
                  "legalEntity": "EX", "owner": "somebody", "validFrom": "2026-01-01"},
                 {"code": "CC-9", "name": "Nobody", "aliases": [], "glAccount": "6900",
                  "legalEntity": "EX", "owner": "finance", "validFrom": "2026-01-01"}]
                """);
        company.adopt("standard", POLICY, CLOSED);
        company.accepted("namespace-labels", Map.of(), file("labels.csv", LABELS));
        month(company, CLOSED, OPEN, "100.00");
        company.close(CLOSED);
        month(company, OPEN, "2026-11", "120.005");
    }

    private static final String LABELS =
            """
            valid_from,valid_to,cluster,namespace,labels
            2026-01-01,,prod,shop,"{""team"": ""checkout""}"
            2026-01-01,,prod,find,"{""team"": ""search""}"
            """;

    /** Delivers a month, or a new bill of it, and charges it. */
    static void month(Company company, String month, String next, String database) {
        company.accepted("focus", Map.of(), file("bill.csv", bill(month, next, database)));
        company.accepted("usage-csv", Map.of(), file("usage.csv", usage(month, next)));
        company.accepted("node-csv", Map.of(), file("nodes.csv", nodes(month, next)));
        var run = company.chargeback(month, "standard");
        if (!run.get("status").asString().equals("POSTED")) {
            throw new AssertionError(run);
        }
    }

    private static String bill(String month, String next, String database) {
        var rows =
                List.of(
                        "Usage,%s,db-1,database,\"{\"\"team\"\": \"\"checkout\"\"}\""
                                .formatted(four(database)),
                        "Usage,%s,bucket,storage,\"{\"\"team\"\": \"\"search\"\"}\""
                                .formatted(four("50.00")),
                        "Usage,%s,i-1,compute,{}".formatted(four("60.00")),
                        "Purchase,%s,,support,{}".formatted(four("40.00")),
                        "Tax,%s,,tax,{}".formatted(four("25.00")));
        var bill = new StringBuilder(BILL_HEADER);
        for (var row : rows) {
            var cells = row.split(",", 8);
            var days = "%s-01T00:00:00Z,%s-01T00:00:00Z".formatted(month, next);
            bill.append("4711,USD,").append(days).append(',').append(days).append(',');
            bill.append(String.join(",", cells[0], cells[1], cells[2], cells[3], cells[4]));
            bill.append(",INV-").append(month).append(",Cloud,Cloud,");
            bill.append(cells[5]).append(',').append(cells[6]).append(",sub,").append(cells[7]);
            bill.append('\n');
        }
        return bill.toString();
    }

    private static String four(String amount) {
        return String.join(",", amount, amount, amount, amount);
    }

    /** Half of the node is used by one team, a quarter by the other. */
    private static String usage(String month, String next) {
        var hours = month.equals(CLOSED) ? 720 : 744;
        return "interval_start,interval_end,cluster,node,namespace,cpu_request_core_hours,"
                + "cpu_used_core_hours,ram_request_gib_hours,ram_used_gib_hours\n"
                + reading(month, next, "shop", hours * 2, hours * 8)
                + reading(month, next, "find", hours, hours * 4);
    }

    private static String reading(String month, String next, String namespace, int cpu, int ram) {
        return "%s-01T00:00:00Z,%s-01T00:00:00Z,prod,n1,%s,%d,%d,%d,%d%n"
                .formatted(month, next, namespace, cpu, cpu, ram, ram);
    }

    private static String nodes(String month, String next) {
        return "interval_start,interval_end,cluster,node,resource_id,cpu_cores,ram_gib\n"
                + "%s-01T00:00:00Z,%s-01T00:00:00Z,prod,n1,i-1,4,16\n".formatted(month, next);
    }

    private static Upload file(String name, String content) {
        return new Upload(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
