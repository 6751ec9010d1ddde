package org.chargebackledger.ingest.gcpbilling;

import org.chargebackledger.ingest.bill.BillColumns;
import org.chargebackledger.ingest.bill.BillColumns.Cell;
import org.chargebackledger.ingest.bill.BillColumns.Check;
import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.bill.BillSource;
import org.chargebackledger.ingest.bill.GrainTexts;
import org.chargebackledger.ingest.bill.TableFile;
import org.chargebackledger.ingest.delivery.Declared;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ledger.bill.TextColumn;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The columns of the detailed export; docs/sources/gcp-billing.md has the same as a table. Net cost
 * is a row's cost and the sum of its credits.
 */
final class GcpBill implements BillSource {

    private static final String PROVIDER = "'Google Cloud'";

    private static final List<String> NEEDED =
            List.of(
                    "cost",
                    "currency",
                    "usage_start_time",
                    "usage_end_time",
                    "service.description");
    private static final List<String> EXPECTED =
            List.of("credits", "cost_type", "cost_at_list", "labels", "resource.name");

    private final BillOptions options;

    GcpBill(BillOptions options) {
        this.options = options;
    }

    @Override
    public boolean readsJson() {
        return true;
    }

    @Override
    public void define(DuckDb database) {
        GcpCredits.define(database);
    }

    @Override
    public BillColumns columns(TableFile file, Declared declared, Findings findings) {
        var cells = new GcpCells(file);
        require(cells, declared, findings);
        var cost = file.amount("cost");
        var net = net(cost, file.cell("credits"));
        return new BillColumns(
                texts(cells, declared),
                new Cell(
                        file.header("invoice.month"),
                        GrainTexts.billingPeriodStart(
                                monthStart(cells.text("invoice.month")), declared)),
                cells.cell("usage_start_time"),
                cells.cell("usage_end_time"),
                file.amount("cost_at_list"),
                cost,
                net,
                net,
                Map.of(),
                "false",
                file.findAll(List.of("cost", "cost_at_list")),
                checks(cells));
    }

    /** Credits count also where the cost is blank. */
    private static String net(String cost, String credits) {
        return "CASE WHEN %1$s IS NOT NULL OR %2$s IS NOT NULL THEN coalesce(%1$s, 0) + %3$s END"
                .formatted(cost, credits, GcpCredits.sumOf(credits));
    }

    private static void require(GcpCells cells, Declared declared, Findings findings) {
        var file = cells.file();
        for (var column : NEEDED) {
            if (!cells.has(column)) {
                GrainTexts.require(file, findings, column);
            }
        }
        GrainTexts.requireOrDeclared(
                file,
                findings,
                declared.billingAccount() != null,
                "billingAccount",
                "billing_account_id");
        GrainTexts.requireOrDeclared(
                file,
                findings,
                declared.billingPeriod() != null || cells.has("invoice.month"),
                "billingPeriod",
                "invoice.month");
        for (var column : EXPECTED) {
            if (!cells.has(column)) {
                findings.warn(
                        file.file().name(), "missing-column", "the file has no column " + column);
            }
        }
    }

    private Map<TextColumn, String> texts(GcpCells cells, Declared declared) {
        var kinds = new GcpKinds(cells);
        var texts = new EnumMap<TextColumn, String>(TextColumn.class);
        texts.put(TextColumn.PROVIDER, GrainTexts.provider(PROVIDER, declared, options));
        texts.put(
                TextColumn.BILLING_ACCOUNT,
                GrainTexts.billingAccount(cells.text("billing_account_id"), declared));
        texts.put(TextColumn.SUB_ACCOUNT, cells.text("project.id"));
        texts.put(TextColumn.INVOICE_ISSUER, PROVIDER);
        texts.put(TextColumn.INVOICE_ID, cells.text("invoice.month"));
        texts.put(TextColumn.REGION, first(cells, "location.region", "location.location"));
        texts.put(TextColumn.SERVICE, first(cells, "service.description", "service.id"));
        texts.put(TextColumn.CHARGE_CATEGORY, kinds.chargeCategory());
        texts.put(TextColumn.CHARGE_CLASS, kinds.chargeClass());
        texts.put(TextColumn.PRICING_CATEGORY, kinds.pricingCategory());
        texts.put(TextColumn.COMMITMENT_ID, cells.text("subscription.instance_id"));
        texts.put(TextColumn.COMMITMENT_STATUS, "NULL");
        texts.put(TextColumn.RESOURCE, first(cells, "resource.global_name", "resource.name"));
        texts.put(TextColumn.CLUSTER, "NULL");
        texts.put(TextColumn.NAMESPACE, "NULL");
        texts.put(TextColumn.WORKLOAD, "NULL");
        texts.put(TextColumn.TAGS, GcpLabels.json(cells));
        texts.put(TextColumn.CURRENCY, cells.text("currency"));
        return texts;
    }

    private static String first(GcpCells cells, String name, String other) {
        return "coalesce(" + cells.text(name) + ", " + cells.text(other) + ")";
    }

    /** {@code 202510} as the month's first instant; anything else stays what it is. */
    private static String monthStart(String month) {
        return "CASE WHEN regexp_full_match(%1$s, '\\d{6}') THEN %1$s[1:4] || '-' || %1$s[5:6] || '-01T00:00:00Z' ELSE %1$s END"
                .formatted(month);
    }

    private static List<Check> checks(GcpCells cells) {
        var cost = cells.cell("cost");
        var credits = cells.cell("credits");
        return Stream.concat(
                        GcpLabels.checks(cells).stream(),
                        Stream.of(
                                new GcpKinds(cells).known(),
                                new Check(
                                        "blank cost",
                                        false,
                                        cost.sql() + " IS NULL",
                                        cost,
                                        "blank-amount",
                                        "blank cells count as nothing; see the totals"),
                                new Check(
                                        "credits",
                                        true,
                                        GcpCredits.sumOf(credits.sql()) + " IS NULL",
                                        credits,
                                        "unreadable-credits",
                                        "no JSON list of credits with exact amounts")))
                .toList();
    }

    @Override
    public String tagName(String delivered) {
        return GcpLabels.name(delivered);
    }

    /** What a bill of Google Cloud adds up to, its totals say. */
    @Override
    public void review(DuckDb database, Findings findings) {}
}
