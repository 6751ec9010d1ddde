package org.chargebackledger.api.invoice;

import org.chargebackledger.api.invoice.CsvTable.Row;
import org.chargebackledger.api.invoice.InvoiceFile.Placed;
import org.chargebackledger.api.invoice.InvoiceFile.Said;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.invoice.InvoiceOrigin;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Sums the rows of a FOCUS 1.4 InvoiceDetail dataset to the invoices that they are of. */
final class InvoiceDetail {

    private static final String MARK = "InvoiceDetailId";
    private static final String STATUS = "InvoiceIssueStatus";
    private static final String COST = "BilledCost";
    private static final String ISSUED = "Issued";

    private static final List<String> NEEDED =
            List.of(
                    MARK,
                    "InvoiceId",
                    "InvoiceIssuerName",
                    "BillingAccountId",
                    "BillingCurrency",
                    "BillingPeriodStart",
                    "ChargeCategory",
                    "InvoiceIssueDate",
                    STATUS,
                    COST);

    private final Said said;
    private final List<SourceAccount> accounts;
    private final CsvFindings findings;

    InvoiceDetail(Said said, List<SourceAccount> accounts, CsvFindings findings) {
        this.said = said;
        this.accounts = accounts;
        this.findings = findings;
    }

    /** Whose rows are summed: an issuer gives each of its invoices another id. */
    private record Key(String issuer, String account, String currency, String invoiceId) {}

    static boolean isOne(List<String> header) {
        return header.contains(MARK);
    }

    /** Provisional invoices and voided ones ask for nothing: they are counted and left out. */
    InvoiceFile read(CsvTable table) {
        for (var column : NEEDED) {
            if (!table.header().contains(column)) {
                findings.add(1, column, "is missing");
            }
        }
        if (findings.count() > 0) {
            return new InvoiceFile(List.of(), 0);
        }
        var invoices = new LinkedHashMap<Key, List<Row>>();
        for (var row : table.rows()) {
            invoices.computeIfAbsent(key(row), any -> new ArrayList<>()).add(row);
        }
        var placed = new ArrayList<Placed>();
        var skipped = 0;
        for (var one : invoices.entrySet()) {
            if (!isIssued(one.getValue())) {
                skipped++;
                continue;
            }
            var form = form(one);
            if (form != null) {
                placed.add(new Placed(one.getValue().getFirst().number(), form));
            }
        }
        return new InvoiceFile(List.copyOf(placed), skipped);
    }

    private Key key(Row row) {
        return new Key(
                text(row, "InvoiceIssuerName"),
                text(row, "BillingAccountId"),
                text(row, "BillingCurrency"),
                text(row, "InvoiceId"));
    }

    private boolean isIssued(List<Row> rows) {
        var first = rows.getFirst();
        return rows.stream().allMatch(row -> same(first, row, STATUS))
                && ISSUED.equals(first.cell(STATUS));
    }

    private @Nullable InvoiceForm form(Map.Entry<Key, List<Row>> invoice) {
        var key = invoice.getKey();
        var rows = invoice.getValue();
        var first = rows.getFirst();
        rows.forEach(row -> {
            same(first, row, "BillingPeriodStart");
            same(first, row, "InvoiceIssueDate");
        });
        var before = findings.count();
        var currency = read(first, "BillingCurrency", CurrencyCode::new);
        var period = read(first, "BillingPeriodStart", text -> Period.of(day(text)));
        var issued = read(first, "InvoiceIssueDate", InvoiceDetail::day);
        var due =
                first.cell("PaymentDueDate") == null
                        ? null
                        : read(first, "PaymentDueDate", InvoiceDetail::day);
        if (currency == null || period == null || issued == null || findings.count() > before) {
            return null;
        }
        var provider = provider(first, key);
        var total = sum(rows, currency);
        var taxed = rows.stream().filter(row -> "Tax".equals(row.cell("ChargeCategory"))).toList();
        var tax = taxed.isEmpty() ? null : sum(taxed, currency);
        if (provider == null || total == null || findings.count() > before) {
            return null;
        }
        return new InvoiceForm(
                provider,
                key.account(),
                key.issuer(),
                key.invoiceId(),
                issued,
                due,
                period,
                total,
                tax,
                null,
                null,
                InvoiceOrigin.INVOICE_DETAIL,
                said.reason());
    }

    /** The dataset names the issuer, not the provider; the bills of the account do. */
    private @Nullable String provider(Row row, Key key) {
        if (said.provider() != null) {
            return said.provider();
        }
        var providers =
                accounts.stream()
                        .filter(one -> one.billingAccount().equals(key.account()))
                        .filter(one -> one.invoiceIssuer().equals(key.issuer()))
                        .map(SourceAccount::provider)
                        .distinct()
                        .toList();
        if (providers.size() == 1) {
            return providers.getFirst();
        }
        findings.add(
                row.number(),
                "InvoiceIssuerName",
                "%d providers have bills of %s by %s: say whose invoice it is"
                        .formatted(providers.size(), key.account(), key.issuer()));
        return null;
    }

    /** An invoice asks for whole minor units, however fine its rows are. */
    private @Nullable Money sum(List<Row> rows, CurrencyCode currency) {
        var sum = Exact.ZERO;
        for (var row : rows) {
            var cost = read(row, COST, Exact::parseCost);
            if (cost == null) {
                return null;
            }
            sum = sum.plus(cost);
        }
        try {
            return Money.parse(currency, sum.toString());
        } catch (RuntimeException e) {
            findings.add(
                    rows.getFirst().number(), COST, sum + " in all is no amount of " + currency);
            return null;
        }
    }

    private boolean same(Row first, Row row, String column) {
        var same = text(first, column).equals(text(row, column));
        if (!same) {
            findings.add(row.number(), column, "is another one on line " + first.number());
        }
        return same;
    }

    private <T> @Nullable T read(Row row, String column, Function<String, T> reading) {
        var cell = row.cell(column);
        if (cell == null) {
            findings.add(row.number(), column, "is blank");
            return null;
        }
        try {
            return reading.apply(cell);
        } catch (RuntimeException e) {
            findings.add(row.number(), column, "'%s' cannot be read".formatted(cell));
            return null;
        }
    }

    /** A day, or an instant of which the day counts in UTC. */
    private static LocalDate day(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate()
                : LocalDate.parse(text);
    }

    private static String text(Row row, String column) {
        var cell = row.cell(column);
        return cell == null ? "" : cell;
    }
}
