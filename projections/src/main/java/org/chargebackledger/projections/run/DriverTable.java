package org.chargebackledger.projections.run;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.projections.storage.CopyRows;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.LinkedHashMap;
import java.util.List;

import javax.sql.DataSource;

/** Writes by what runs gave cost centers their parts of what is shared. */
final class DriverTable {

    private static final String NAME = "run_driver";

    /** The grain that is kept. */
    private record Grain(
            CurrencyCode currency,
            String costCenter,
            String pool,
            String cluster,
            String driver,
            Exact own,
            Exact total) {

        static Grain of(Share share) {
            return new Grain(
                    share.account().currency(),
                    share.costCenter(),
                    share.key().pool(),
                    share.cluster(),
                    share.driver(),
                    share.driverValue(),
                    share.driverTotal());
        }
    }

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    DriverTable(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    void add(String runId, List<Share> shares) {
        var sums = new LinkedHashMap<Grain, Exact>();
        for (var share : shares) {
            if (share.isOutOfPool()
                    && !share.costCenter().isEmpty()
                    && !share.key().pool().isEmpty()) {
                sums.merge(Grain.of(share), share.amount(), Exact::plus);
            }
        }
        var rows =
                new CopyRows(
                        NAME,
                        "run_id",
                        "currency",
                        "cost_center",
                        "pool",
                        "cluster",
                        "driver",
                        "own",
                        "total",
                        "amount");
        sums.forEach((grain, sum) ->
                rows.add(
                        runId,
                        grain.currency(),
                        grain.costCenter(),
                        grain.pool(),
                        grain.cluster(),
                        grain.driver(),
                        grain.own(),
                        grain.total(),
                        sum));
        rows.writeTo(dataSource);
    }

    /** Forgets a run that failed. */
    void forget(String runId) {
        jdbc.sql("DELETE FROM read_model.run_driver WHERE run_id = :runId")
                .param("runId", runId)
                .update();
    }

    void clear() {
        jdbc.sql("TRUNCATE read_model." + NAME).update();
    }
}
