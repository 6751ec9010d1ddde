package org.chargebackledger.ingest.focus;

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

/** The columns of FOCUS 1.0 to 1.4; docs/sources/focus.md has the same as a table. */
final class FocusBill implements BillSource {

    private static final List<String> NEEDED =
            List.of(
                    "BilledCost",
                    "EffectiveCost",
                    "BillingCurrency",
                    "ChargeCategory",
                    "ChargePeriodStart",
                    "ChargePeriodEnd",
                    "ServiceName");
    private static final List<String> COSTS =
            List.of("ListCost", "ContractedCost", "BilledCost", "EffectiveCost");
    private static final List<String> EXPECTED = List.of("ListCost", "ContractedCost");

    /** Names of the draft after those of the specification: Oracle's reports have kept them. */
    private static final String[] PROVIDERS = {"ServiceProviderName", "ProviderName", "Provider"};

    private static final String[] ISSUERS = {"InvoiceIssuerName", "InvoiceIssuer"};

    private final BillOptions options;

    FocusBill(BillOptions options) {
        this.options = options;
    }

    @Override
    public BillColumns columns(TableFile file, Declared declared, Findings findings) {
        require(file, declared, findings);
        return new BillColumns(
                texts(file, declared),
                new Cell(
                        "BillingPeriodStart",
                        GrainTexts.billingPeriodStart(file.cell("BillingPeriodStart"), declared)),
                new Cell("ChargePeriodStart", file.cell("ChargePeriodStart")),
                new Cell("ChargePeriodEnd", file.cell("ChargePeriodEnd")),
                file.amount("ListCost"),
                file.amount("ContractedCost"),
                file.amount("BilledCost"),
                file.amount("EffectiveCost"),
                Map.of(),
                AllocatedRows.isAllocated(file),
                file.findAll(COSTS),
                checks(file));
    }

    private static void require(TableFile file, Declared declared, Findings findings) {
        NEEDED.forEach(column -> GrainTexts.require(file, findings, column));
        GrainTexts.requireOrDeclared(
                file,
                findings,
                declared.provider() != null,
                "provider",
                "ProviderName",
                "ServiceProviderName",
                "Provider");
        GrainTexts.requireOrDeclared(
                file,
                findings,
                declared.billingAccount() != null,
                "billingAccount",
                "BillingAccountId");
        GrainTexts.requireOrDeclared(
                file,
                findings,
                declared.billingPeriod() != null,
                "billingPeriod",
                "BillingPeriodStart");
        for (var column : EXPECTED) {
            if (!file.has(column)) {
                warnOfMissing(file, column, findings);
            }
        }
        if (file.findAll(List.of(ISSUERS)).isEmpty()) {
            warnOfMissing(file, ISSUERS[0], findings);
        }
    }

    private static void warnOfMissing(TableFile file, String column, Findings findings) {
        findings.warn(file.file().name(), "missing-column", "the file has no column " + column);
    }

    private Map<TextColumn, String> texts(TableFile file, Declared declared) {
        var provider = GrainTexts.provider(file.firstOf(PROVIDERS), declared, options);
        var texts = new EnumMap<TextColumn, String>(TextColumn.class);
        texts.put(TextColumn.PROVIDER, provider);
        texts.put(
                TextColumn.BILLING_ACCOUNT,
                GrainTexts.billingAccount(file.cell("BillingAccountId"), declared));
        texts.put(TextColumn.SUB_ACCOUNT, file.cell("SubAccountId"));
        texts.put(
                TextColumn.INVOICE_ISSUER,
                "coalesce(" + file.firstOf(ISSUERS) + ", " + provider + ")");
        texts.put(TextColumn.INVOICE_ID, file.cell("InvoiceId"));
        texts.put(TextColumn.REGION, file.firstOf("RegionId", "Region"));
        texts.put(TextColumn.SERVICE, file.cell("ServiceName"));
        texts.put(TextColumn.CHARGE_CATEGORY, file.cell("ChargeCategory"));
        texts.put(TextColumn.CHARGE_CLASS, file.cell("ChargeClass"));
        texts.put(TextColumn.PRICING_CATEGORY, file.cell("PricingCategory"));
        texts.put(TextColumn.COMMITMENT_ID, file.cell("CommitmentDiscountId"));
        texts.put(TextColumn.COMMITMENT_STATUS, file.cell("CommitmentDiscountStatus"));
        texts.put(TextColumn.RESOURCE, file.cell("ResourceId"));
        texts.put(TextColumn.CLUSTER, "NULL");
        texts.put(TextColumn.NAMESPACE, "NULL");
        texts.put(
                TextColumn.WORKLOAD, file.firstOf("AllocatedResourceName", "AllocatedResourceId"));
        texts.put(TextColumn.TAGS, AllocatedRows.tags(file));
        texts.put(TextColumn.CURRENCY, file.cell("BillingCurrency"));
        return texts;
    }

    private static List<Check> checks(TableFile file) {
        var category = new Cell("ChargeCategory", file.cell("ChargeCategory"));
        var blankCosts =
                Stream.of("BilledCost", "EffectiveCost")
                        .map(cost -> new Cell(cost, file.cell(cost)))
                        .map(cost ->
                                new Check(
                                        "blank " + cost.header(),
                                        false,
                                        cost.sql() + " IS NULL",
                                        cost,
                                        "blank-amount",
                                        "blank cells count as nothing; see the totals"));
        return Stream.concat(
                        blankCosts,
                        Stream.of(
                                new Check(
                                        "charge category",
                                        false,
                                        "NOT list_contains(['Usage', 'Purchase', 'Tax', 'Credit',"
                                                + " 'Adjustment'], charge_category)",
                                        category,
                                        "unknown-charge-category",
                                        "not one of FOCUS's five charge categories")))
                .toList();
    }

    @Override
    public void review(DuckDb database, Findings findings) {
        AllocatedRows.settle(database, findings);
    }
}
