package org.chargebackledger.projections.erp;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.erp.ErpEvent.JournalAcknowledged;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.projections.register.Registers;
import org.chargebackledger.projections.storage.CopyRows;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.chargebackledger.projections.storage.StreamId;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;

import javax.sql.DataSource;

/**
 * Keeps what each entry's cost centers were in the finance system when it was posted: a later
 * change of the register must not change a delivered entry.
 */
@ProcessingGroup(ReadModelGroup.NAME)
public final class ErpProjection {

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Registers registers;

    public ErpProjection(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.registers = new Registers(dataSource);
    }

    @EventHandler
    void on(EntriesPosted event) {
        var book = StreamId.book(event.journalId());
        var register = registers.current(book);
        var rows =
                new CopyRows(
                        "entry_mapping",
                        "book",
                        "number",
                        "account",
                        "cost_center",
                        "name",
                        "gl_account",
                        "legal_entity");
        event.entries().forEach(entry -> map(rows, book, register, entry));
        rows.writeTo(dataSource);
    }

    @EventHandler
    void on(JournalAcknowledged event) {
        jdbc.sql(
                        """
                        INSERT INTO read_model.acknowledgement
                        VALUES (:book, :number, :status, :document, :reasons, :actor, :at)
                        ON CONFLICT (book, number) DO UPDATE SET status = excluded.status,
                            document_number = excluded.document_number,
                            reasons = excluded.reasons, answered_by = excluded.answered_by,
                            answered_at = excluded.answered_at
                        """)
                .param("book", StreamId.book(event.deliveryId()))
                .param("number", event.number())
                .param("status", event.status().name())
                .param("document", event.documentNumber())
                .param("reasons", event.reasons().toArray(String[]::new))
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE read_model.entry_mapping, read_model.acknowledgement").update();
    }

    private static void map(CopyRows rows, String book, Register register, Entry entry) {
        var codes = new TreeMap<String, String>();
        for (var posting : entry.content().postings()) {
            var code = posting.costCenter();
            if (code != null) {
                codes.put(posting.account(), code);
            }
        }
        codes.forEach((account, code) ->
                record(register, code, entry.period().lastDay())
                        .ifPresent(found ->
                                rows.add(
                                        book,
                                        entry.number(),
                                        account,
                                        code,
                                        found.name(),
                                        found.glAccount(),
                                        found.legalEntity())));
    }

    /** The record that is valid at the period's end, or the newest one of a closed code. */
    private static Optional<CostCenter> record(Register register, String code, LocalDate day) {
        return register.byCode(code, day).or(() -> register.latest(code));
    }
}
