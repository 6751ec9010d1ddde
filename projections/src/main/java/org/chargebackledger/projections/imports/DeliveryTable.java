package org.chargebackledger.projections.imports;

import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryHeld;
import org.chargebackledger.ledger.imports.Delivery;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.HeldContent;
import org.chargebackledger.projections.storage.CopyRows;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

import javax.sql.DataSource;

/** Writes what cost and usage deliveries have in common. */
final class DeliveryTable {

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    DeliveryTable(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    void stage(String importId, Delivery delivery, boolean usage, Stamp stamp) {
        jdbc.sql(
                        """
                        INSERT INTO read_model.delivery (position, import_id, book, source, sha256,
                            declared, status, usage, staged_by, staged_at)
                        VALUES (nextval('read_model.delivery_order'), :importId, :book, :source,
                            :sha256, :declared, 'STAGED', :usage, :actor, :at)
                        """)
                .param("importId", importId)
                .param("book", delivery.book())
                .param("source", delivery.source())
                .param("sha256", delivery.sha256())
                .param("declared", CanonicalJson.text(delivery.declared()))
                .param("usage", usage)
                .param("actor", stamp.actor())
                .param("at", stamp.at().toString())
                .update();
        var files =
                new CopyRows("delivered_file", "import_id", "ordinal", "name", "sha256", "bytes");
        for (var i = 0; i < delivery.files().size(); i++) {
            var file = delivery.files().get(i);
            files.add(importId, i, file.name(), file.sha256(), file.bytes());
        }
        files.writeTo(dataSource);
    }

    void reject(String importId, List<Finding> findings, Stamp stamp) {
        decide(importId, DeliveryStatus.REJECTED, stamp);
        find(importId, findings);
    }

    void hold(CostDeliveryHeld event) {
        decide(event.importId(), DeliveryStatus.HELD, event.stamp());
        find(event.importId(), event.findings());
        jdbc.sql("UPDATE read_model.delivery SET held_hash = :hash WHERE import_id = :importId")
                .param("hash", HeldContent.hash(event))
                .param("importId", event.importId())
                .update();
    }

    /** Accepts the delivery and returns its place in the order of acceptance. */
    long accept(String importId, Stamp stamp) {
        decide(importId, DeliveryStatus.ACCEPTED, stamp);
        return jdbc.sql(
                        """
                        UPDATE read_model.delivery
                        SET accepted = nextval('read_model.delivery_order')
                        WHERE import_id = :importId RETURNING accepted
                        """)
                .param("importId", importId)
                .query(Long.class)
                .single();
    }

    void find(String importId, List<Finding> findings) {
        var rows =
                new CopyRows(
                        "delivery_finding",
                        "import_id",
                        "ordinal",
                        "severity",
                        "file",
                        "line",
                        "column_name",
                        "value",
                        "code",
                        "reason");
        for (var i = 0; i < findings.size(); i++) {
            var finding = findings.get(i);
            rows.add(
                    importId,
                    i,
                    finding.severity().name(),
                    finding.file(),
                    finding.line(),
                    finding.column(),
                    finding.value(),
                    finding.code(),
                    finding.reason());
        }
        rows.writeTo(dataSource);
    }

    void clear() {
        jdbc.sql(
                        """
                        TRUNCATE read_model.delivery, read_model.delivered_file,
                            read_model.delivery_finding
                        """)
                .update();
        jdbc.sql("ALTER SEQUENCE read_model.delivery_order RESTART").update();
    }

    private void decide(String importId, DeliveryStatus status, Stamp stamp) {
        var updated =
                jdbc.sql(
                                """
                                UPDATE read_model.delivery
                                SET status = :status, decided_by = :actor, decided_at = :at
                                WHERE import_id = :importId
                                """)
                        .param("status", status.name())
                        .param("actor", stamp.actor())
                        .param("at", stamp.at().toString())
                        .param("importId", importId)
                        .update();
        if (updated != 1) {
            throw new IllegalStateException("import " + importId + " was never staged");
        }
    }
}
