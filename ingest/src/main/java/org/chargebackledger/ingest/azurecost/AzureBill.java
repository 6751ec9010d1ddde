package org.chargebackledger.ingest.azurecost;

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
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The columns of Cost Management exports; docs/sources/azure-cost.md has the same as a table.
 * Billed is actual cost; effective is amortized cost where that is delivered beside it.
 */
final class AzureBill implements BillSource {

    static final List<String> COSTS =
            List.of("CostInBillingCurrency", "Cost", "PreTaxCost", "ExtendedCost");
    static final List<String> DAY = List.of("Date", "UsageDateTime", "UsageDate");
    static final String[] CURRENCIES = {"BillingCurrency", "BillingCurrencyCode", "Currency"};

    private static final String PROVIDER = "'Microsoft'";
    private static final List<String> LIST = List.of("PaygCostInBillingCurrency");
    private static final List<String> ACCOUNT = List.of("BillingAccountId");
    private static final List<String> PERIOD = List.of("BillingPeriodStartDate");

    private static final String ZERO = "CAST(0 AS DECIMAL(38,24))";

    private final BillOptions options;
    private final AzureDatasets datasets = new AzureDatasets();

    AzureBill(BillOptions options) {
        this.options = options;
    }

    @Override
    public void define(DuckDb database) {
        AzureCells.define(database);
    }

    @Override
    public void survey(DuckDb database, List<TableFile> files, Findings findings) {
        datasets.survey(database, files, findings);
    }

    @Override
    public BillColumns columns(TableFile file, Declared declared, Findings findings) {
        var cells = new AzureCells(file);
        require(cells, declared, findings);
        var amortized = datasets.isAmortized(file.file());
        var cost = cells.amount(COSTS);
        var period = cells.day(PERIOD, "azure_day");
        return new BillColumns(
                texts(cells, declared),
                new Cell(period.header(), GrainTexts.billingPeriodStart(period.sql(), declared)),
                cells.day(DAY, "azure_day"),
                cells.day(DAY, "azure_day_after"),
                amortized && cells.has(LIST) ? ZERO : cells.amount(LIST),
                "CAST(NULL AS DECIMAL(38,24))",
                amortized ? ZERO : cost,
                datasets.hasAmortized() && !amortized ? ZERO : cost,
                Map.of(
                        "actual_rows",
                        amortized ? "0" : "1",
                        "amortized_rows",
                        amortized ? "1" : "0"),
                "false",
                Stream.of(COSTS, LIST).map(cells::column).filter(Objects::nonNull).toList(),
                checks(cells));
    }

    private static void require(AzureCells cells, Declared declared, Findings findings) {
        cells.require(findings, false, COSTS, "");
        cells.require(findings, false, List.of(CURRENCIES), "");
        cells.require(findings, false, DAY, "");
        cells.require(
                findings,
                declared.billingAccount() != null,
                ACCOUNT,
                ", and billingAccount is not declared");
        cells.require(
                findings,
                declared.billingPeriod() != null,
                PERIOD,
                ", and billingPeriod is not declared");
    }

    private Map<TextColumn, String> texts(AzureCells cells, Declared declared) {
        var kinds = new AzureKinds(cells);
        var places = new AzurePlaces(cells);
        var texts = new EnumMap<TextColumn, String>(TextColumn.class);
        texts.put(TextColumn.PROVIDER, GrainTexts.provider(PROVIDER, declared, options));
        texts.put(
                TextColumn.BILLING_ACCOUNT,
                GrainTexts.billingAccount(cells.text("BillingAccountId"), declared));
        texts.put(TextColumn.SUB_ACCOUNT, cells.lower("SubscriptionId", "SubscriptionGuid"));
        texts.put(TextColumn.INVOICE_ISSUER, PROVIDER);
        texts.put(TextColumn.INVOICE_ID, cells.text("InvoiceId"));
        texts.put(TextColumn.REGION, cells.lower("ResourceLocation", "Location"));
        texts.put(
                TextColumn.SERVICE,
                cells.text(
                        "MeterCategory",
                        "ServiceName",
                        "Product",
                        "ProductName",
                        "ConsumedService"));
        texts.put(TextColumn.CHARGE_CATEGORY, kinds.chargeCategory());
        texts.put(TextColumn.CHARGE_CLASS, kinds.chargeClass());
        texts.put(TextColumn.PRICING_CATEGORY, kinds.pricingCategory());
        texts.put(TextColumn.COMMITMENT_ID, kinds.commitment());
        texts.put(TextColumn.COMMITMENT_STATUS, kinds.commitmentStatus());
        texts.put(TextColumn.RESOURCE, places.resource());
        texts.put(TextColumn.CLUSTER, places.cluster());
        texts.put(TextColumn.NAMESPACE, "NULL");
        texts.put(TextColumn.WORKLOAD, "NULL");
        texts.put(TextColumn.TAGS, places.tags());
        texts.put(TextColumn.CURRENCY, cells.text(CURRENCIES));
        return texts;
    }

    private static List<Check> checks(AzureCells cells) {
        var column = cells.column(COSTS);
        var cost =
                column == null
                        ? new Cell(COSTS.getFirst(), "''")
                        : new Cell(column.header(), column.cell());
        return Stream.concat(
                        new AzurePlaces(cells).checks().stream(),
                        Stream.of(
                                new AzureKinds(cells).known(),
                                new Check(
                                        "blank cost",
                                        false,
                                        cost.sql() + " IS NULL",
                                        cost,
                                        "blank-amount",
                                        "blank cells count as nothing; see the totals")))
                .toList();
    }

    @Override
    public String tagName(String delivered) {
        return delivered.startsWith("tags:") ? delivered.substring("tags:".length()) : delivered;
    }

    @Override
    public void review(DuckDb database, Findings findings) {
        AzureReview.check(database, datasets.hasAmortized(), findings);
    }
}
