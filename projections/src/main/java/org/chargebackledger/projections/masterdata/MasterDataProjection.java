package org.chargebackledger.projections.masterdata;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.masterdata.ChangeStatus;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeApproved;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeCompleted;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeDeclined;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeFailed;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeProposed;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Types;

import javax.sql.DataSource;

/** Keeps what was proposed, who decided on it and how it ended. */
@ProcessingGroup(ReadModelGroup.NAME)
public final class MasterDataProjection {

    private final JdbcClient jdbc;

    public MasterDataProjection(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(ChangeProposed event) {
        jdbc.sql(
                        """
                        INSERT INTO read_model.master_data_change
                        VALUES (nextval('read_model.master_data_order'), :id, :book, :kind,
                            :content, :hash, 'PROPOSED', :actor, :at)
                        """)
                .param("id", event.changeId())
                .param("book", event.book())
                .param("kind", event.kind())
                .param("content", event.content())
                .param("hash", event.contentHash())
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .update();
    }

    @EventHandler
    void on(ChangeApproved event) {
        decide(event.changeId(), ChangeStatus.APPROVED, null, event.stamp());
    }

    @EventHandler
    void on(ChangeDeclined event) {
        decide(event.changeId(), ChangeStatus.DECLINED, event.reason(), event.stamp());
    }

    @EventHandler
    void on(ChangeCompleted event) {
        end(event.changeId(), ChangeStatus.CARRIED_OUT, null);
    }

    @EventHandler
    void on(ChangeFailed event) {
        end(event.changeId(), ChangeStatus.FAILED, event.reason());
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE read_model.master_data_change").update();
        jdbc.sql("ALTER SEQUENCE read_model.master_data_order RESTART").update();
    }

    private void decide(String id, ChangeStatus status, @Nullable String answer, Stamp stamp) {
        jdbc.sql(
                        """
                        UPDATE read_model.master_data_change
                        SET decided_by = :actor, decided_at = :at,
                            decided_order = nextval('read_model.master_data_order')
                        WHERE change_id = :id
                        """)
                .param("actor", stamp.actor())
                .param("at", stamp.at().toString())
                .param("id", id)
                .update();
        end(id, status, answer);
    }

    private void end(String id, ChangeStatus status, @Nullable String answer) {
        jdbc.sql(
                        """
                        UPDATE read_model.master_data_change
                        SET status = :status, answer = :answer WHERE change_id = :id
                        """)
                .param("status", status.name())
                .param("answer", answer, Types.VARCHAR)
                .param("id", id)
                .update();
    }
}
