package org.chargebackledger.api.statement;

import static org.chargebackledger.api.document.Sheet.text;

import org.chargebackledger.api.document.Sheet;
import org.chargebackledger.api.document.Sheet.Amount;
import org.chargebackledger.api.document.Sheet.Cell;
import org.chargebackledger.api.document.Sheet.Figure;
import org.chargebackledger.api.document.Sheet.Whole;
import org.chargebackledger.api.document.Xlsx;
import org.chargebackledger.projections.statement.Statement;
import org.chargebackledger.projections.statement.StatementCsv;
import org.chargebackledger.projections.statement.StatementJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Statements as a workbook: what each is, and its lines in the columns of the CSV form. */
final class StatementXlsx {

    private StatementXlsx() {}

    static byte[] bytes(Statement statement) {
        return bytes("Statement " + statement.number(), List.of(statement));
    }

    static byte[] bytes(String title, List<Statement> statements) {
        var sheets =
                new ArrayList<>(List.of(totals(statements), lines(statements), shared(statements)));
        sheets.addAll(StatementPriceSheets.of(statements));
        if (statements.stream().anyMatch(one -> !one.rates().isEmpty())) {
            sheets.add(rates(statements));
        }
        var billed = billed(statements);
        if (!billed.isEmpty()) {
            sheets.add(new Sheet("Billed", StatementCsv.HEADER, billed));
        }
        return Xlsx.of(title, List.copyOf(sheets));
    }

    private static Sheet rates(List<Statement> statements) {
        var rows = new ArrayList<List<Cell>>();
        for (var statement : statements) {
            for (var rate : statement.rates()) {
                rows.add(
                        List.of(
                                text(statement.costCenter()),
                                text(rate.from().code()),
                                text(rate.to().code()),
                                text(rate.value()),
                                text(rate.type()),
                                text(rate.date().toString()),
                                text(rate.source()),
                                text(rate.id())));
            }
        }
        return new Sheet(
                "Rates",
                List.of("cost_center", "from", "to", "value", "type", "date", "source", "id"),
                rows);
    }

    /** The lines again as they were billed. */
    private static List<List<Cell>> billed(List<Statement> statements) {
        var rows = new ArrayList<List<Cell>>();
        for (var statement : statements) {
            for (var row : StatementCsv.billedRows(statement)) {
                rows.add(cells(row));
            }
        }
        return rows;
    }

    private static List<Cell> cells(StatementCsv.Row row) {
        var cells = new ArrayList<Cell>();
        row.before().forEach(one -> cells.add(text(one)));
        cells.add(new Amount(row.amount()));
        row.after().forEach(one -> cells.add(text(one)));
        return cells;
    }

    private static Sheet totals(List<Statement> statements) {
        var rows = new ArrayList<List<Cell>>();
        for (var one : statements) {
            rows.add(
                    List.of(
                            text(one.number()),
                            new Whole(one.revision()),
                            text(one.period().toString()),
                            text(one.costCenter()),
                            text(Objects.requireNonNullElse(one.details().name(), "")),
                            text(Objects.requireNonNullElse(one.details().owner(), "")),
                            text(one.details().status().name()),
                            text(one.mode().name()),
                            text(one.view().name().toLowerCase(Locale.ROOT)),
                            new Whole(one.asOf()),
                            new Amount(one.total()),
                            new Amount(one.owed()),
                            text(one.total().currency().code()),
                            new Figure(one.exact()),
                            new Figure(one.rounding()),
                            text(StatementJson.contentHash(one)),
                            text(
                                    one.details().disputeBy() == null
                                            ? ""
                                            : one.details().disputeBy().toString())));
        }
        return new Sheet(
                "Statement",
                List.of(
                        "number",
                        "revision",
                        "period",
                        "cost_center",
                        "name",
                        "owner",
                        "status",
                        "mode",
                        "view",
                        "as_of",
                        "total",
                        "owed",
                        "currency",
                        "before_rounding",
                        "rounding",
                        "content_sha256",
                        "dispute_by"),
                rows);
    }

    private static Sheet lines(List<Statement> statements) {
        var rows = new ArrayList<List<Cell>>();
        for (var statement : statements) {
            for (var row : StatementCsv.rows(statement)) {
                rows.add(cells(row));
            }
        }
        return new Sheet("Lines", StatementCsv.HEADER, rows);
    }

    private static Sheet shared(List<Statement> statements) {
        var rows = new ArrayList<List<Cell>>();
        for (var statement : statements) {
            for (var one : statement.details().shared()) {
                rows.add(
                        List.of(
                                text(statement.costCenter()),
                                text(one.pool()),
                                text(one.cluster()),
                                text(one.driver()),
                                new Figure(one.own()),
                                new Figure(one.total()),
                                new Figure(one.amount()),
                                text(statement.total().currency().code())));
            }
        }
        return new Sheet(
                "Shared costs",
                List.of(
                        "cost_center",
                        "pool",
                        "cluster",
                        "driver",
                        "own_units",
                        "total_units",
                        "exact_amount",
                        "currency"),
                rows);
    }
}
