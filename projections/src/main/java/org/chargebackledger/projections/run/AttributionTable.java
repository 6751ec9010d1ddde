package org.chargebackledger.projections.run;

import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.projections.storage.CopyRows;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

/** Writes what decided about each part of a run's cost; what pools give out is left out. */
final class AttributionTable {

    static final String NAME = "run_attribution";

    /** Origins of node cost that nothing divides. */
    private static final Set<String> MISSING = Set.of("missing-usage", "missing-shares");

    /** The grain that is kept. */
    private record Grain(
            CurrencyCode currency,
            String origin,
            boolean ofNode,
            String kind,
            String pool,
            String cluster,
            String namespace) {

        static Grain of(Share share) {
            return new Grain(
                    share.account().currency(),
                    share.origin(),
                    isOfNode(share),
                    share.key().kind().text(),
                    share.intoPool(),
                    share.cluster(),
                    share.namespace());
        }

        private static boolean isOfNode(Share share) {
            return share.day() != null
                    && (!share.driver().isEmpty() || MISSING.contains(share.origin()));
        }
    }

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    AttributionTable(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    void add(String runId, List<Share> shares) {
        var sums = new LinkedHashMap<Grain, Exact>();
        for (var share : shares) {
            if (!share.isOutOfPool()) {
                sums.merge(Grain.of(share), share.amount(), Exact::plus);
            }
        }
        var rows =
                new CopyRows(
                        NAME,
                        "run_id",
                        "currency",
                        "origin",
                        "of_node",
                        "kind",
                        "pool",
                        "cluster",
                        "namespace",
                        "amount");
        sums.forEach((grain, sum) ->
                rows.add(
                        runId,
                        grain.currency(),
                        grain.origin(),
                        grain.ofNode(),
                        grain.kind(),
                        grain.pool(),
                        grain.cluster(),
                        grain.namespace(),
                        sum));
        rows.writeTo(dataSource);
    }

    void clear() {
        jdbc.sql("TRUNCATE read_model." + NAME).update();
    }
}
