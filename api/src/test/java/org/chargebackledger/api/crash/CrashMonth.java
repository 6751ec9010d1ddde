package org.chargebackledger.api.crash;

import org.chargebackledger.api.journey.BillFile;
import org.chargebackledger.api.journey.BillFile.Row;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** The files of a month of two accounts, three machines and three teams, from a fixed seed. */
final class CrashMonth {

    static final String PERIOD = "2026-10";

    private static final int ROWS = 3_000;
    private static final List<String> TEAMS = List.of("payments", "search", "data", "nobody", "");
    private static final List<String> SERVICES =
            List.of("compute", "database", "storage", "support", "network");

    private CrashMonth() {}

    /** The bill; its restatement differs in some amounts and has more rows. */
    static BillFile bill(boolean restated) {
        var random = new Random(42);
        var bill = new BillFile(PERIOD);
        for (var i = 0; i < ROWS; i++) {
            var service = SERVICES.get(random.nextInt(SERVICES.size()));
            var changed = random.nextInt(7) == 0;
            var cents = new BigDecimal(random.nextInt(900_000)).movePointLeft(7);
            var cost = restated && changed ? cents.add(new BigDecimal("0.01234567")) : cents;
            bill.add(
                    new Row(
                            "account-" + i % 2,
                            1 + random.nextInt(30),
                            random.nextInt(40) == 0 ? "Tax" : "Usage",
                            cost,
                            cost,
                            service.equals("compute")
                                    ? "i-" + random.nextInt(3)
                                    : "resource-" + random.nextInt(700),
                            service,
                            "",
                            TEAMS.get(random.nextInt(TEAMS.size()))));
        }
        return bill;
    }

    static byte[] nodes() {
        var text =
                new StringBuilder(
                        "interval_start,interval_end,cluster,node,resource_id,cpu_cores,ram_gib\n");
        for (var node = 0; node < 3; node++) {
            text.append(
                    "2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,prod,n%d,i-%d,4,16\n"
                            .formatted(node, node));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] usage() {
        var random = new Random(43);
        var text =
                new StringBuilder(
                        "interval_start,interval_end,cluster,node,namespace,cpu_request_core_hours,"
                                + "cpu_used_core_hours,ram_request_gib_hours,ram_used_gib_hours\n");
        for (var day = 1; day <= 30; day++) {
            for (var node = 0; node < 3; node++) {
                for (var namespace : List.of("payments", "search", "data", "kube-system")) {
                    text.append(
                            "2026-10-%02dT00:00:00Z,2026-10-%02dT00:00:00Z,prod,n%d,%s,%d,%d,%d,%d\n"
                                    .formatted(
                                            day,
                                            day + 1,
                                            node,
                                            namespace,
                                            random.nextInt(24),
                                            random.nextInt(24),
                                            random.nextInt(90),
                                            random.nextInt(90)));
                }
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] labels() {
        var text = new StringBuilder("valid_from,valid_to,cluster,namespace,labels\n");
        for (var team : List.of("payments", "search", "data")) {
            text.append(
                    "2026-10-01,,prod,%s,\"{\"\"team\"\": \"\"%s\"\"}\"\n".formatted(team, team));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
