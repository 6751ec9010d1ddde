package org.chargebackledger.projections.statement;

import org.chargebackledger.projections.statement.StatementCsv.Row;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A bridge as CSV: a row for each entry and posting key, which sum to the difference. */
public final class BridgeCsv {

    private BridgeCsv() {}

    /** The columns of a statement and, behind them, the entry's. */
    public static byte[] bytes(Bridge bridge) {
        var columns = new ArrayList<>(StatementCsv.HEADER);
        columns.addAll(List.of("entry", "entry_kind", "posted_in"));
        var out = StatementCsv.header(columns);
        for (var line : bridge.lines()) {
            var subject = StatementCsv.subject(bridge.costCenter(), line.key());
            for (var cause : line.causes()) {
                StatementCsv.write(
                        out,
                        new Row(
                                subject,
                                cause.amount(),
                                List.of(
                                        cause.amount().currency().code(),
                                        line.originPeriod().toString(),
                                        cause.reason(),
                                        cause.entry(),
                                        cause.kind().name(),
                                        cause.postedIn().toString())));
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
