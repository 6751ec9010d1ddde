package org.chargebackledger.ingest.awscur;

import org.chargebackledger.ingest.bill.BillColumns;
import org.chargebackledger.ingest.bill.BillColumns.Cell;
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

/** The columns of a Cost and Usage Report; docs/sources/aws-cur.md has the same as a table. */
final class CurBill implements BillSource {

    private static final String PROVIDER = "'AWS'";

    private static final List<String> NEEDED =
            List.of(
                    "lineItem/LineItemType",
                    "lineItem/UnblendedCost",
                    "lineItem/CurrencyCode",
                    "lineItem/UsageStartDate",
                    "lineItem/UsageEndDate",
                    "lineItem/ProductCode");

    private final BillOptions options;

    CurBill(BillOptions options) {
        this.options = options;
    }

    @Override
    public BillColumns columns(TableFile file, Declared declared, Findings findings) {
        NEEDED.forEach(column -> GrainTexts.require(file, findings, column));
        GrainTexts.requireOrDeclared(
                file,
                findings,
                declared.billingAccount() != null,
                "billingAccount",
                "bill/PayerAccountId");
        GrainTexts.requireOrDeclared(
                file,
                findings,
                declared.billingPeriod() != null,
                "billingPeriod",
                "bill/BillingPeriodStartDate");
        var kinds = new CurKinds(file);
        var amounts = new CurAmounts(file, kinds);
        return new BillColumns(
                texts(file, declared, kinds),
                new Cell(
                        "bill/BillingPeriodStartDate",
                        GrainTexts.billingPeriodStart(
                                file.cell("bill/BillingPeriodStartDate"), declared)),
                new Cell("lineItem/UsageStartDate", file.cell("lineItem/UsageStartDate")),
                new Cell("lineItem/UsageEndDate", file.cell("lineItem/UsageEndDate")),
                amounts.list(),
                "CAST(NULL AS DECIMAL(38,24))",
                amounts.billed(),
                amounts.effective(),
                amounts.extras(),
                kinds.isShare(),
                amounts.columns(),
                Stream.concat(amounts.checks().stream(), Stream.of(kinds.known())).toList(),
                amounts.division());
    }

    private Map<TextColumn, String> texts(TableFile file, Declared declared, CurKinds kinds) {
        var texts = new EnumMap<TextColumn, String>(TextColumn.class);
        texts.put(TextColumn.PROVIDER, GrainTexts.provider(PROVIDER, declared, options));
        texts.put(
                TextColumn.BILLING_ACCOUNT,
                GrainTexts.billingAccount(file.cell("bill/PayerAccountId"), declared));
        texts.put(TextColumn.SUB_ACCOUNT, file.cell("lineItem/UsageAccountId"));
        texts.put(
                TextColumn.INVOICE_ISSUER,
                "coalesce("
                        + file.firstOf("bill/InvoicingEntity", "lineItem/LegalEntity")
                        + ", "
                        + PROVIDER
                        + ")");
        texts.put(TextColumn.INVOICE_ID, file.cell("bill/InvoiceId"));
        texts.put(TextColumn.REGION, file.firstOf("product/regionCode", "product/region"));
        texts.put(TextColumn.SERVICE, service(file));
        texts.put(TextColumn.CHARGE_CATEGORY, kinds.chargeCategory());
        texts.put(TextColumn.CHARGE_CLASS, "NULL");
        texts.put(TextColumn.PRICING_CATEGORY, kinds.pricingCategory());
        texts.put(TextColumn.COMMITMENT_ID, kinds.commitment());
        texts.put(TextColumn.COMMITMENT_STATUS, kinds.commitmentStatus());
        var shares = new CurShares(file, kinds);
        texts.put(TextColumn.RESOURCE, shares.resource());
        texts.put(TextColumn.CLUSTER, shares.cluster());
        texts.put(TextColumn.NAMESPACE, shares.namespace());
        texts.put(TextColumn.WORKLOAD, "NULL");
        texts.put(TextColumn.TAGS, CurTags.json(file));
        texts.put(TextColumn.CURRENCY, file.cell("lineItem/CurrencyCode"));
        return texts;
    }

    /** A marketplace product's code is a number nobody knows; its name says what it is. */
    private static String service(TableFile file) {
        var name = productName(file);
        var code = file.cell("lineItem/ProductCode");
        return "CASE WHEN "
                + file.cell("bill/BillingEntity")
                + " = 'AWS Marketplace' THEN coalesce("
                + name
                + ", "
                + code
                + ") ELSE coalesce("
                + code
                + ", "
                + name
                + ") END";
    }

    /** A column of its own in CUR 1.0, a member of the map {@code product} in CUR 2.0. */
    private static String productName(TableFile file) {
        return "coalesce("
                + file.cell("product/ProductName")
                + ", nullif(json_extract_string(TRY_CAST("
                + file.cell("product")
                + " AS JSON), '$.product_name'), ''))";
    }

    @Override
    public String tagName(String delivered) {
        return CurTags.name(delivered);
    }

    @Override
    public void review(DuckDb database, Findings findings) {
        CurIdentity.check(database, findings);
    }
}
