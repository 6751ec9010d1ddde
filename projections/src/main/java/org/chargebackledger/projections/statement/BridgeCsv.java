package org.chargebackledger.projections.statement;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A bridge as CSV: a row for each entry and posting key, which sum to the difference. */
public final class BridgeCsv {

    private static final List<String> HEADER =
            List.of(
                    "cost_center",
                    "kind",
                    "pool",
                    "charge_category",
                    "service",
                    "cluster",
                    "namespace",
                    "amount",
                    "currency",
                    "origin_period",
                    "reason",
                    "entry",
                    "entry_kind",
                    "posted_in");

    private BridgeCsv() {}

    public static byte[] bytes(Bridge bridge) {
        var out = new StringBuilder();
        out.append(String.join(",", HEADER)).append("\r\n");
        for (var line : bridge.lines()) {
            var key = line.key();
            for (var cause : line.causes()) {
                for (var text :
                        List.of(
                                bridge.costCenter(),
                                key.kind().text(),
                                key.pool(),
                                key.chargeCategory(),
                                key.service(),
                                key.cluster(),
                                key.namespace())) {
                    out.append(StatementCsv.cell(text)).append(',');
                }
                out.append(cause.amount().amount());
                for (var text :
                        List.of(
                                cause.amount().currency().code(),
                                line.originPeriod().toString(),
                                cause.reason(),
                                cause.entry(),
                                cause.kind().name(),
                                cause.postedIn().toString())) {
                    out.append(',').append(StatementCsv.cell(text));
                }
                out.append("\r\n");
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
