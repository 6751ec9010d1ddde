package org.chargebackledger.projections.register;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.register.RegisterEvent.CostCenterSet;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.chargebackledger.projections.storage.StreamId;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Types;

import javax.sql.DataSource;

/** Keeps every record that was ever entered into a register, by version. */
@ProcessingGroup(ReadModelGroup.NAME)
public final class RegisterProjection {

    private final JdbcClient jdbc;

    public RegisterProjection(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(CostCenterSet event) {
        var record = event.costCenter();
        jdbc.sql(
                        """
                        INSERT INTO read_model.cost_center_record (book, version, code, name,
                            aliases, gl_account, legal_entity, owner, valid_from, valid_to,
                            successor, change_id, entered_by, entered_at)
                        VALUES (:book, :version, :code, :name, :aliases, :glAccount, :legalEntity,
                            :owner, :validFrom, :validTo, :successor, :change, :actor, :at)
                        """)
                .param("book", StreamId.book(event.registerId()))
                .param("version", event.version())
                .param("code", record.code())
                .param("name", record.name())
                .param("aliases", record.aliases().toArray(String[]::new))
                .param("glAccount", record.glAccount())
                .param("legalEntity", record.legalEntity())
                .param("owner", record.owner())
                .param("validFrom", record.validFrom())
                .param("validTo", record.validTo())
                .param("successor", record.successor())
                .param("change", event.changeId(), Types.VARCHAR)
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE read_model.cost_center_record").update();
    }
}
