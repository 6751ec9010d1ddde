package org.chargebackledger.api.invoice;

import org.chargebackledger.ledger.invoice.InvoiceOrigin;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Reads one invoice from a row of our own CSV form. */
final class InvoiceRow {

    private static final List<String> NEEDED =
            List.of(
                    "provider",
                    "billing_account",
                    "currency",
                    "invoice_id",
                    "issue_date",
                    "billing_period",
                    "total");

    private static final List<String> COLUMNS =
            List.of(
                    "provider",
                    "billing_account",
                    "currency",
                    "invoice_id",
                    "issue_date",
                    "billing_period",
                    "total",
                    "invoice_issuer",
                    "due_date",
                    "tax",
                    "document",
                    "document_sha256",
                    "reason");

    private final CsvTable.Row row;
    private final CsvFindings findings;

    private InvoiceRow(CsvTable.Row row, CsvFindings findings) {
        this.row = row;
        this.findings = findings;
    }

    /** Finds columns that mean nothing here, and those that are missing. */
    static void checkHeader(List<String> header, CsvFindings findings) {
        for (var column : header) {
            if (!COLUMNS.contains(column)) {
                findings.add(1, column, "is no column of this form");
            }
        }
        for (var column : NEEDED) {
            if (!header.contains(column)) {
                findings.add(1, column, "is missing");
            }
        }
    }

    /** What the row says; null when it does not say enough, which is found. */
    static @Nullable InvoiceForm form(CsvTable.Row row, CsvFindings findings) {
        return new InvoiceRow(row, findings).form();
    }

    private @Nullable InvoiceForm form() {
        var provider = needed("provider", text -> text, "");
        var account = needed("billing_account", text -> text, "");
        var id = needed("invoice_id", text -> text, "");
        var currency = needed("currency", CurrencyCode::new, "is no ISO 4217 currency");
        var issued = needed("issue_date", LocalDate::parse, "is no day like 2026-11-03");
        var due = optional("due_date", LocalDate::parse, "is no day like 2026-11-03");
        var period = needed("billing_period", Period::parse, "is no month like 2026-10");
        if (provider == null
                || account == null
                || id == null
                || currency == null
                || issued == null
                || period == null) {
            return null;
        }
        var noAmount = "is no amount of " + currency;
        var total = needed("total", text -> Money.parse(currency, text), noAmount);
        var tax = optional("tax", text -> Money.parse(currency, text), noAmount);
        return total == null
                ? null
                : new InvoiceForm(
                        provider,
                        account,
                        row.cell("invoice_issuer"),
                        id,
                        issued,
                        due,
                        period,
                        total,
                        tax,
                        row.cell("document"),
                        row.cell("document_sha256"),
                        InvoiceOrigin.FILE,
                        row.cell("reason"));
    }

    private <T> @Nullable T needed(String column, Function<String, T> read, String wrong) {
        if (row.cell(column) == null) {
            findings.add(row.number(), column, "is blank");
            return null;
        }
        return optional(column, read, wrong);
    }

    private <T> @Nullable T optional(String column, Function<String, T> read, String wrong) {
        var cell = row.cell(column);
        if (cell == null) {
            return null;
        }
        try {
            return read.apply(cell);
        } catch (RuntimeException e) {
            findings.add(row.number(), column, "'%s' %s".formatted(cell, wrong));
            return null;
        }
    }
}
