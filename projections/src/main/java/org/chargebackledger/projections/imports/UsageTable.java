package org.chargebackledger.projections.imports;

import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryAccepted;
import org.chargebackledger.projections.storage.CopyRows;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

/** Writes which days each usage delivery supplies. */
final class UsageTable {

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    UsageTable(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    void accept(UsageDeliveryAccepted event, long order) {
        jdbc.sql(
                        """
                        UPDATE read_model.delivery SET chunks = :chunks, digest = :digest
                        WHERE import_id = :importId
                        """)
                .param("chunks", event.chunks())
                .param("digest", event.digest())
                .param("importId", event.importId())
                .update();
        var rows =
                new CopyRows(
                        "usage_slice",
                        "import_id",
                        "ordinal",
                        "book",
                        "kind",
                        "subject",
                        "first_day",
                        "end_day",
                        "lines",
                        "accepted");
        for (var i = 0; i < event.slices().size(); i++) {
            var slice = event.slices().get(i);
            rows.add(
                    event.importId(),
                    i,
                    event.delivery().book(),
                    slice.kind(),
                    slice.subject(),
                    slice.firstDay(),
                    slice.endDay(),
                    slice.lines(),
                    order);
        }
        rows.writeTo(dataSource);
    }

    void clear() {
        jdbc.sql("TRUNCATE read_model.usage_slice").update();
    }
}
