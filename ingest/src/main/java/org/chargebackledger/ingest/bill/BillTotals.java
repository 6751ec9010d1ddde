package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.CostReading.Snapshot;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.SnapshotKey;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.imports.CostSnapshot.AccountTotal;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.time.Period;

import java.time.LocalDate;
import java.util.List;

/** What the cost lines in table {@code lines} add up to. */
final class BillTotals {

    private static final String COSTS =
            "sum(list) AS list, sum(contracted) AS contracted, sum(billed) AS billed,"
                    + " sum(effective) AS effective, sum(row_count)::BIGINT AS row_count";

    private record Extent(
            SnapshotKey key,
            LocalDate firstDay,
            LocalDate endDay,
            long lines,
            long rows,
            long shareRows) {}

    private final DuckDb database;

    BillTotals(DuckDb database) {
        this.database = database;
    }

    List<ControlTotal> controlTotals() {
        return database.query(
                "SELECT provider, billing_account, invoice_id, currency, "
                        + COSTS
                        + ", sum(blank_list)::BIGINT AS bl, sum(blank_contracted)::BIGINT AS bc,"
                        + " sum(blank_billed)::BIGINT AS bb, sum(blank_effective)::BIGINT AS be"
                        + " FROM lines GROUP BY ALL ORDER BY provider, billing_account, invoice_id,"
                        + " currency",
                row ->
                        new ControlTotal(
                                row.getString("provider"),
                                row.getString("billing_account"),
                                row.getString("invoice_id"),
                                new CurrencyCode(row.getString("currency")),
                                row.getLong("row_count"),
                                BillReading.costs(row),
                                new ControlTotal.Missing(
                                        row.getLong("bl"),
                                        row.getLong("bc"),
                                        row.getLong("bb"),
                                        row.getLong("be"))));
    }

    List<Snapshot> snapshots() {
        var extents =
                database.query(
                        "SELECT l.provider, l.billing_account, l.period, min(start_day) AS"
                            + " first_day, max(end_day) AS end_day, count(*) AS lines,"
                            + " sum(row_count)::BIGINT AS row_count, coalesce(any_value(s.shares),"
                            + " 0) AS shares FROM lines l LEFT JOIN (SELECT provider,"
                            + " billing_account, period, sum(row_count)::BIGINT AS shares FROM"
                            + " raw_lines WHERE share GROUP BY ALL) s USING (provider,"
                            + " billing_account, period) GROUP BY ALL ORDER BY l.provider,"
                            + " l.billing_account, l.period",
                        row ->
                                new Extent(
                                        new SnapshotKey(
                                                row.getString(1),
                                                row.getString(2),
                                                Period.of(row.getDate(3).toLocalDate())),
                                        row.getDate("first_day").toLocalDate(),
                                        row.getDate("end_day").toLocalDate(),
                                        row.getLong("lines"),
                                        row.getLong("row_count"),
                                        row.getLong("shares")));
        return extents.stream()
                .map(this::snapshot)
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .toList();
    }

    private Snapshot snapshot(Extent extent) {
        return new Snapshot(
                extent.key(),
                extent.firstDay(),
                extent.endDay(),
                extent.lines(),
                extent.rows(),
                extent.shareRows(),
                accounts(extent.key()));
    }

    private List<AccountTotal> accounts(SnapshotKey key) {
        return database.query(
                "SELECT invoice_issuer, currency, "
                        + COSTS
                        + " FROM lines WHERE "
                        + BillReading.of(key)
                        + " GROUP BY ALL ORDER BY invoice_issuer, currency",
                row ->
                        new AccountTotal(
                                new SourceAccount(
                                        key.provider(),
                                        key.billingAccount(),
                                        row.getString("invoice_issuer"),
                                        new CurrencyCode(row.getString("currency"))),
                                row.getLong("row_count"),
                                BillReading.costs(row)));
    }
}
