package org.chargebackledger.projections.estimate;

import org.chargebackledger.ledger.usage.EstimateLine;
import org.chargebackledger.ledger.usage.UsageSlice;
import org.chargebackledger.projections.storage.CopyRows;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

import javax.sql.DataSource;

/** Writes estimates. */
final class EstimateTable {

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    EstimateTable(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    void add(String importId, List<EstimateLine> lines) {
        var rows =
                new CopyRows(
                        "estimate",
                        "import_id",
                        "day",
                        "cluster",
                        "node",
                        "namespace",
                        "category",
                        "currency",
                        "amount");
        for (var line : lines) {
            rows.add(
                    importId,
                    line.day(),
                    line.cluster(),
                    line.node(),
                    line.namespace(),
                    line.category().text(),
                    line.currency().code(),
                    line.amount());
        }
        rows.writeTo(dataSource);
    }

    /** What counted for the days of a cluster counts no more: an accepted import covers them. */
    void replace(String book, String importId, UsageSlice slice) {
        jdbc.sql(
                        """
                        DELETE FROM read_model.estimate e USING read_model.delivery d
                        WHERE d.import_id = e.import_id AND d.book = :book
                          AND d.status = 'ACCEPTED' AND e.import_id <> :importId
                          AND e.cluster = :cluster AND e.day >= :first AND e.day < :end
                        """)
                .param("book", book)
                .param("importId", importId)
                .param("cluster", slice.subject())
                .param("first", slice.firstDay())
                .param("end", slice.endDay())
                .update();
    }

    void forget(String importId) {
        jdbc.sql("DELETE FROM read_model.estimate WHERE import_id = :importId")
                .param("importId", importId)
                .update();
    }

    void clear() {
        jdbc.sql("TRUNCATE read_model.estimate").update();
    }
}
