package org.chargebackledger.projections.cutoff;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryRejected;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.DaySpread;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

/** Keeps what the lines of snapshots come to by the month of the days that they charge. */
@ProcessingGroup(ReadModelGroup.NAME)
public final class UsageMonthProjection {

    /** What lines are summed by. */
    private record Month(SourceAccount account, Period usage) {}

    /** How many lines have a part in a month, and what those parts come to. */
    private record Sum(long lines, Exact billed) {

        Sum plus(Sum other) {
            return new Sum(lines + other.lines, billed.plus(other.billed));
        }
    }

    private final JdbcClient jdbc;

    public UsageMonthProjection(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(CostLinesRecorded event) {
        sums(event.lines()).forEach((month, sum) -> add(event, month, sum));
    }

    @EventHandler
    void on(CostDeliveryRejected event) {
        jdbc.sql("DELETE FROM read_model.snapshot_usage_month WHERE import_id = :id")
                .param("id", event.importId())
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE read_model.snapshot_usage_month").update();
    }

    private static Map<Month, Sum> sums(CostLines lines) {
        var sums = new HashMap<Month, Sum>();
        for (var i = 0; i < lines.size(); i++) {
            var account = account(lines, i);
            DaySpread.overMonths(lines.billed(i), lines.startDay(i), lines.endDay(i))
                    .forEach((usage, billed) ->
                            sums.merge(new Month(account, usage), new Sum(1, billed), Sum::plus));
        }
        return sums;
    }

    private static SourceAccount account(CostLines lines, int line) {
        return new SourceAccount(
                lines.text(TextColumn.PROVIDER, line),
                lines.text(TextColumn.BILLING_ACCOUNT, line),
                lines.text(TextColumn.INVOICE_ISSUER, line),
                new CurrencyCode(lines.text(TextColumn.CURRENCY, line)));
    }

    private void add(CostLinesRecorded block, Month month, Sum sum) {
        var account = month.account();
        jdbc.sql(
                        """
                        INSERT INTO read_model.snapshot_usage_month AS known
                        VALUES (:import, :snapshot, :provider, :account, :issuer, :currency,
                            :month, :lines, :billed)
                        ON CONFLICT (snapshot_id, provider, billing_account, invoice_issuer,
                            currency, usage_month)
                        DO UPDATE SET lines = known.lines + EXCLUDED.lines,
                            billed = known.billed + EXCLUDED.billed
                        """)
                .param("import", block.importId())
                .param("snapshot", block.snapshotId())
                .param("provider", account.provider())
                .param("account", account.billingAccount())
                .param("issuer", account.invoiceIssuer())
                .param("currency", account.currency().code())
                .param("month", month.usage().toString())
                .param("lines", sum.lines())
                .param("billed", sum.billed().toBigDecimal())
                .update();
    }
}
