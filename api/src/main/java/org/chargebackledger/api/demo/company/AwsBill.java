package org.chargebackledger.api.demo.company;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The AWS bill of a month, as the Cost and Usage Report 2.0 gives it. */
final class AwsBill {

    static final String ISSUER = "Amazon Web Services, Inc.";
    static final String MARKETPLACE_ISSUER = "Amazon Web Services EMEA SARL";

    private static final int LATE_DAYS = 2;
    private static final Set<String> LATE_SERVICES = Set.of("AmazonS3", "AmazonCloudFront");
    private static final String OVERCOUNTED = "loadbalancer/app/partner-api";

    /** How far AWS has come with a month. */
    enum Stage {
        /** Some usage is missing or wrong; no support fee, no taxes, no invoice yet. */
        PRELIMINARY,
        FINAL
    }

    private AwsBill() {}

    static Readings of(YearMonth month, Fleet fleet, Stage stage) {
        var csv = new Csv(CurColumn.header());
        var tally = new ControlTotals.Tally();
        for (var line : lines(month, fleet, stage)) {
            complete(line, month, stage, csv.rows());
            csv.row(line.row());
            tally.row();
            tally.add("list", line.listed());
            tally.add("billed", line.unblended());
            tally.add("effective", line.amortized());
        }
        return new Readings(csv.content(), tally.totals());
    }

    private static List<CurLine> lines(YearMonth month, Fleet fleet, Stage stage) {
        var invoice = new AwsInvoice(month);
        var lines = new ArrayList<CurLine>();
        for (var line : AwsServices.lines(month)) {
            lines.addAll(stage == Stage.FINAL ? List.of(line) : known(line, month));
        }
        lines.addAll(AwsMachines.lines(month, fleet));
        lines.addAll(ReservedDatabase.lines(month));
        lines.addAll(AwsAgreement.discounts(lines));
        lines.addAll(invoice.marketplace());
        lines.addAll(invoice.creditsAndRefunds());
        if (stage == Stage.FINAL) {
            lines.add(invoice.support(lines));
            lines.addAll(invoice.taxes(List.copyOf(lines)));
        }
        return lines;
    }

    /** A row as it was first delivered: missing if it came late, there twice if it was wrong. */
    private static List<CurLine> known(CurLine line, YearMonth month) {
        var service = line.text(CurColumn.LINE_ITEM_PRODUCT_CODE);
        if (LATE_SERVICES.contains(service)
                && line.start().getDayOfMonth() > month.lengthOfMonth() - LATE_DAYS) {
            return List.of();
        }
        return line.text(CurColumn.LINE_ITEM_RESOURCE_ID).contains(OVERCOUNTED)
                ? List.of(line, line)
                : List.of(line);
    }

    private static void complete(CurLine line, YearMonth month, Stage stage, long row) {
        var payer = CloudAccount.of("aws", "payer");
        line.set(CurColumn.BILL_PAYER_ACCOUNT_ID, payer.id())
                .set(CurColumn.BILL_PAYER_ACCOUNT_NAME, payer.name())
                .set(CurColumn.BILL_BILLING_PERIOD_START_DATE, DemoCompany.midnight(month.atDay(1)))
                .set(
                        CurColumn.BILL_BILLING_PERIOD_END_DATE,
                        DemoCompany.midnight(month.plusMonths(1).atDay(1)))
                .set(
                        CurColumn.IDENTITY_LINE_ITEM_ID,
                        Noise.letters(52, "line item", month, stage, row));
        if (stage == Stage.FINAL) {
            line.set(
                    CurColumn.BILL_INVOICE_ID,
                    Noise.decimal(
                            10,
                            "invoice",
                            month,
                            line.text(CurColumn.BILL_INVOICING_ENTITY),
                            line.text(CurColumn.BILL_BILL_TYPE).equals("Purchase")));
        }
    }
}
