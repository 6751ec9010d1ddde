package org.chargebackledger.ingest.ocicost;

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
import org.chargebackledger.ingest.duckdb.Sql;
import org.chargebackledger.ledger.bill.TextColumn;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The columns of a cost report; docs/sources/oci-cost.md has the same as a table. */
final class OciBill implements BillSource {

    static final String REFERENCE = "lineItem/referenceNo";

    private static final String PROVIDER = "'Oracle'";
    private static final String COST = "cost/myCost";
    private static final String START = "lineItem/intervalUsageStart";
    private static final String END = "lineItem/intervalUsageEnd";
    private static final String ACCOUNT = "cost/subscriptionId";
    private static final String TENANT = "lineItem/tenantId";
    private static final String NONE = "CAST(NULL AS DECIMAL(38,24))";

    private static final List<String> NEEDED =
            List.of(COST, "cost/currencyCode", START, END, "product/service");

    private final BillOptions options;

    OciBill(BillOptions options) {
        this.options = options;
    }

    @Override
    public void survey(DuckDb database, List<TableFile> files, Findings findings) {
        OciReview.repeated(database, files, findings);
    }

    @Override
    public BillColumns columns(TableFile file, Declared declared, Findings findings) {
        NEEDED.forEach(column -> GrainTexts.require(file, findings, column));
        GrainTexts.requireOrDeclared(
                file,
                findings,
                declared.billingAccount() != null,
                "billingAccount",
                ACCOUNT,
                TENANT);
        var cost = file.amount(COST);
        return new BillColumns(
                texts(file, declared),
                new Cell(file.header(START), month(file, declared)),
                new Cell(file.header(START), file.cell(START)),
                new Cell(file.header(END), file.cell(END)),
                NONE,
                NONE,
                cost,
                cost,
                Map.of("usage_months", declared.billingPeriod() == null ? "1" : "0"),
                "false",
                file.findAll(List.of(COST)),
                List.of(
                        new Check(
                                "blank cost",
                                false,
                                file.cell(COST) + " IS NULL",
                                new Cell(file.header(COST), file.cell(COST)),
                                "blank-amount",
                                "blank cells count as nothing; see the totals")));
    }

    /** The declared month, whatever days its rows are about; else the month of each row's use. */
    private static String month(TableFile file, Declared declared) {
        var period = declared.billingPeriod();
        return period != null
                ? Sql.text(period.firstDay() + "T00:00:00Z")
                : "CASE WHEN instant(%1$s) IS NULL THEN %1$s ELSE strftime(instant(%1$s), '%%Y-%%m-01T00:00:00Z') END"
                        .formatted(file.cell(START));
    }

    private Map<TextColumn, String> texts(TableFile file, Declared declared) {
        var texts = new EnumMap<TextColumn, String>(TextColumn.class);
        texts.put(TextColumn.PROVIDER, GrainTexts.provider(PROVIDER, declared, options));
        texts.put(
                TextColumn.BILLING_ACCOUNT,
                "coalesce("
                        + GrainTexts.billingAccount(file.cell(ACCOUNT), declared)
                        + ", "
                        + file.cell(TENANT)
                        + ")");
        texts.put(TextColumn.SUB_ACCOUNT, file.cell(TENANT));
        texts.put(TextColumn.INVOICE_ISSUER, PROVIDER);
        texts.put(TextColumn.INVOICE_ID, "NULL");
        texts.put(TextColumn.REGION, file.cell("product/region"));
        texts.put(TextColumn.SERVICE, file.cell("product/service"));
        texts.put(TextColumn.CHARGE_CATEGORY, "'Usage'");
        texts.put(
                TextColumn.CHARGE_CLASS,
                "CASE WHEN lower("
                        + file.cell("lineItem/isCorrection")
                        + ") IN ('true', 'y', 'yes', '1') THEN 'Correction' END");
        texts.put(TextColumn.PRICING_CATEGORY, "NULL");
        texts.put(TextColumn.COMMITMENT_ID, "NULL");
        texts.put(TextColumn.COMMITMENT_STATUS, "NULL");
        texts.put(TextColumn.RESOURCE, file.cell("product/resourceId"));
        texts.put(TextColumn.CLUSTER, "NULL");
        texts.put(TextColumn.NAMESPACE, "NULL");
        texts.put(TextColumn.WORKLOAD, "NULL");
        texts.put(TextColumn.TAGS, OciTags.json(file));
        texts.put(TextColumn.CURRENCY, file.cell("cost/currencyCode"));
        return texts;
    }

    @Override
    public String tagName(String delivered) {
        return OciTags.name(delivered);
    }

    @Override
    public void review(DuckDb database, Findings findings) {
        OciReview.corrections(database, findings);
    }
}
