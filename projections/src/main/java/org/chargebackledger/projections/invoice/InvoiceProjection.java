package org.chargebackledger.projections.invoice;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.canonical.Sha256;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryRejected;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AcceptanceApproved;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AcceptanceProposed;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AnswerConfirmed;
import org.chargebackledger.ledger.invoice.InvoiceEvent.InvoiceRecorded;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.sql.Types;

import javax.sql.DataSource;

/** Keeps what invoices print, who accepted differences, and what the lines of bills come to. */
@ProcessingGroup(ReadModelGroup.NAME)
public final class InvoiceProjection {

    private static final int ID_DIGITS = 32;

    private final JdbcClient jdbc;
    private final SnapshotInvoiceTable lines;

    public InvoiceProjection(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
        lines = new SnapshotInvoiceTable(dataSource);
    }

    /** How an invoice is called in addresses. */
    public static String id(String stream) {
        return Sha256.hex(stream.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
    }

    @EventHandler
    void on(CostLinesRecorded event) {
        lines.add(event);
    }

    @EventHandler
    void on(CostDeliveryRejected event) {
        lines.forget(event.importId());
    }

    @EventHandler
    void on(InvoiceRecorded event) {
        jdbc.sql("UPDATE read_model.invoice SET current = false WHERE stream = :stream")
                .param("stream", event.invoice())
                .update();
        var content = event.content();
        var account = content.sourceAccount();
        var tax = content.tax();
        jdbc.sql(
                        """
                        INSERT INTO read_model.invoice
                        VALUES (:id, :revision, coalesce((SELECT min(position)
                                FROM read_model.invoice WHERE stream = :stream),
                                nextval('read_model.invoice_order')), true, :stream, :book,
                            :provider, :account, :issuer, :currency, :invoice, :issued, :due,
                            :period, :total, :tax, :document, :sha256, :origin, :hash, :reason,
                            :actor, :at, :answer)
                        """)
                .param("id", id(event.invoice()))
                .param("revision", event.revision())
                .param("stream", event.invoice())
                .param("book", content.book())
                .param("provider", account.provider())
                .param("account", account.billingAccount())
                .param("issuer", account.invoiceIssuer())
                .param("currency", account.currency().code())
                .param("invoice", content.invoiceId())
                .param("issued", content.issueDate())
                .param("due", content.dueDate(), Types.DATE)
                .param("period", content.billingPeriod().toString())
                .param("total", content.total().minorUnits())
                .param("tax", tax == null ? null : tax.minorUnits(), Types.BIGINT)
                .param("document", content.document(), Types.VARCHAR)
                .param("sha256", content.documentSha256(), Types.VARCHAR)
                .param("origin", content.origin().name())
                .param("hash", event.contentHash())
                .param("reason", event.reason(), Types.VARCHAR)
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .param("answer", event.answerSha256(), Types.VARCHAR)
                .update();
    }

    @EventHandler
    void on(AnswerConfirmed event) {
        jdbc.sql(
                        """
                        UPDATE read_model.invoice SET confirmed_sha256 = :answer
                        WHERE stream = :stream AND revision = :revision
                        """)
                .param("answer", event.answerSha256())
                .param("stream", event.invoice())
                .param("revision", event.revision())
                .update();
    }

    @EventHandler
    void on(AcceptanceProposed event) {
        var content = event.content();
        jdbc.sql(
                        """
                        INSERT INTO read_model.invoice_acceptance
                        VALUES (:stream, :hash, (SELECT count(*) + 1
                                FROM read_model.invoice_acceptance WHERE stream = :stream),
                            :revision, :currency, :printed, :lines, :reason, :actor, :at)
                        """)
                .param("stream", event.invoice())
                .param("hash", event.contentHash())
                .param("revision", content.revision())
                .param("currency", content.printed().currency().code())
                .param("printed", content.printed().minorUnits())
                .param("lines", content.lines().toBigDecimal())
                .param("reason", content.reason())
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .update();
    }

    @EventHandler
    void on(AcceptanceApproved event) {
        jdbc.sql(
                        """
                        UPDATE read_model.invoice_acceptance
                        SET approved_by = :actor, approved_at = :at
                        WHERE stream = :stream AND position = (SELECT max(position)
                            FROM read_model.invoice_acceptance WHERE stream = :stream)
                        """)
                .param("stream", event.invoice())
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .update();
    }

    @ResetHandler
    void reset() {
        lines.clear();
        jdbc.sql("TRUNCATE read_model.invoice, read_model.invoice_acceptance").update();
        jdbc.sql("ALTER SEQUENCE read_model.invoice_order RESTART").update();
    }
}
