package org.chargebackledger.projections.connector;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.connector.ConnectorSlice;
import org.chargebackledger.ledger.connector.SliceEvent.SliceFailed;
import org.chargebackledger.ledger.connector.SliceEvent.SliceFetched;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

/** Keeps each slice's last answer and last failure. */
@ProcessingGroup(ReadModelGroup.NAME)
public final class SliceProjection {

    private final JdbcClient jdbc;

    public SliceProjection(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(SliceFetched event) {
        add(event.sliceId(), event.slice());
        jdbc.sql(
                        """
                        UPDATE read_model.connector_slice SET fetches = fetches + 1,
                            finality = :finality, imports = :imports, files = :files,
                            bytes = :bytes, fetched_at = :at, as_of = :asOf,
                            changed_at = CASE WHEN :changed THEN :at ELSE changed_at END,
                            failures = 0, failed_at = NULL, failure_reason = NULL,
                            failure_message = NULL
                        WHERE slice_id = :id
                        """)
                .param("finality", event.finality().name())
                .param("imports", event.imports().toArray(String[]::new))
                .param("files", event.files())
                .param("bytes", event.bytes())
                .param("at", event.stamp().at().toString())
                .param("changed", event.changed())
                .param("asOf", event.asOf() == null ? null : event.asOf().toString())
                .param("id", event.sliceId())
                .update();
    }

    @EventHandler
    void on(SliceFailed event) {
        add(event.sliceId(), event.slice());
        jdbc.sql(
                        """
                        UPDATE read_model.connector_slice SET failures = failures + 1,
                            failed_at = :at, failure_reason = :reason, failure_message = :message
                        WHERE slice_id = :id
                        """)
                .param("at", event.stamp().at().toString())
                .param("reason", event.reason())
                .param("message", event.message())
                .param("id", event.sliceId())
                .update();
    }

    private void add(String id, ConnectorSlice slice) {
        jdbc.sql(
                        """
                        INSERT INTO read_model.connector_slice (slice_id, book, connector, kind,
                            first_day, end_day)
                        VALUES (:id, :book, :connector, :kind, :firstDay, :endDay)
                        ON CONFLICT (slice_id) DO UPDATE SET kind = :kind, end_day = :endDay
                        """)
                .param("id", id)
                .param("book", slice.book())
                .param("connector", slice.connector())
                .param("kind", slice.kind())
                .param("firstDay", slice.firstDay())
                .param("endDay", slice.endDay())
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE read_model.connector_slice").update();
    }
}
