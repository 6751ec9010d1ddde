package org.chargebackledger.projections.run;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.projections.storage.CopyRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;

import javax.sql.DataSource;

/** Writes what reaches cost centers, without nodes and drivers; the whole is in the streams. */
final class ShareTable {

    /** The grain that is kept. */
    private record Grain(
            SourceAccount account,
            String costCenter,
            PostingKey key,
            @Nullable LocalDate day,
            String cluster,
            String namespace) {

        static Grain of(Share share) {
            return new Grain(
                    share.account(),
                    share.costCenter(),
                    share.key(),
                    share.day(),
                    share.cluster(),
                    share.namespace());
        }
    }

    private static final List<String> KEPT_TOGETHER = List.of("run_share", AttributionTable.NAME);

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    ShareTable(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    void add(String runId, List<Share> shares) {
        var sums = new LinkedHashMap<Grain, Exact>();
        for (var share : shares) {
            if (!share.costCenter().isEmpty()) {
                sums.merge(Grain.of(share), share.amount(), Exact::plus);
            }
        }
        var rows =
                new CopyRows(
                        "run_share",
                        "run_id",
                        "provider",
                        "billing_account",
                        "invoice_issuer",
                        "currency",
                        "cost_center",
                        "kind",
                        "pool",
                        "charge_category",
                        "service",
                        "key_cluster",
                        "key_namespace",
                        "day",
                        "cluster",
                        "namespace",
                        "amount");
        sums.forEach((grain, sum) -> add(rows, runId, grain, sum));
        rows.writeTo(dataSource);
    }

    /** Forgets the shares of a run that failed, and what decided about them. */
    void forget(String runId) {
        for (var table : KEPT_TOGETHER) {
            jdbc.sql("DELETE FROM read_model." + table + " WHERE run_id = :runId")
                    .param("runId", runId)
                    .update();
        }
    }

    /** Forgets runs that this one replaced for good: none of them can still be posted. */
    void forgetBefore(String runId) {
        for (var table : KEPT_TOGETHER) {
            jdbc.sql(
                            """
                            DELETE FROM read_model.%s WHERE run_id IN (
                                SELECT r.run_id FROM read_model.run r
                                JOIN read_model.run h ON h.book = r.book AND h.period = r.period
                                WHERE h.run_id = :runId AND r.position < h.position AND NOT r.head
                                  AND (r.status = 'POSTED'
                                    OR r.status = 'COMPUTED' AND (h.head OR r.kind = 'SHOWBACK')))
                            """
                                    .formatted(table))
                    .param("runId", runId)
                    .update();
        }
    }

    void clear() {
        jdbc.sql("TRUNCATE read_model.run_share").update();
    }

    private static void add(CopyRows rows, String runId, Grain grain, Exact sum) {
        var account = grain.account();
        var key = grain.key();
        rows.add(
                runId,
                account.provider(),
                account.billingAccount(),
                account.invoiceIssuer(),
                account.currency(),
                grain.costCenter(),
                key.kind().text(),
                key.pool(),
                key.chargeCategory(),
                key.service(),
                key.cluster(),
                key.namespace(),
                grain.day(),
                grain.cluster(),
                grain.namespace(),
                sum);
    }
}
