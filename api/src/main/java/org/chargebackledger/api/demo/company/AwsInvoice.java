package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What only comes with an AWS invoice: support, credits, a refund, the marketplace and taxes. */
final class AwsInvoice {

    private static final BigDecimal SUPPORT_FIRST = Decimal.of(10_000);
    private static final int SUPPORT_PERMILLE_FIRST = 100;
    private static final int SUPPORT_PERMILLE_REST = 70;
    private static final int SALES_TAX_PERMILLE = 60;
    private static final int VAT_PERMILLE = 190;
    private static final BigDecimal MARKETPLACE_A_DAY = Decimal.of("41.76");

    private final YearMonth month;
    private final CloudAccount payer = CloudAccount.of("aws", "payer");
    private final CloudAccount prod = CloudAccount.of("aws", "prod");

    AwsInvoice(YearMonth month) {
        this.month = month;
    }

    /** The document database the customer accounts live in, sold through the marketplace. */
    List<CurLine> marketplace() {
        return DemoCompany.days(month)
                .map(day ->
                        marketplace(
                                        new CurLine(
                                                CurLine.Type.Usage,
                                                prod,
                                                day,
                                                day.plusDays(1),
                                                MARKETPLACE_A_DAY))
                                .usage("MP:GenUsage-Units", "Hourly", Decimal.of(24), "Units")
                                .resource("", Csv.json(Map.of("user_team", "customer-care")))
                                .onDemand(Decimal.of("1.74"), MARKETPLACE_A_DAY)
                                .money(CurColumn.LINE_ITEM_UNBLENDED_RATE, Decimal.of("1.74"))
                                .describedAs("MongoDB Atlas, M30 cluster in eu-central-1"))
                .toList();
    }

    /** Credits for moving to EKS, and in September a refund for an outage of the network edge. */
    List<CurLine> creditsAndRefunds() {
        var lines = new ArrayList<CurLine>();
        var credit = Decimal.of(month.getMonth() == Month.OCTOBER ? "-600" : "-1200");
        lines.add(
                monthly(CurLine.Type.Credit, payer, credit)
                        .service("AmazonEC2", "Amazon Elastic Compute Cloud")
                        .describedAs("MAP_Migration_Acceleration_Program_2026"));
        if (month.getMonth() == Month.SEPTEMBER) {
            lines.add(
                    monthly(CurLine.Type.Refund, prod, Decimal.of("-86.40"))
                            .service("AmazonCloudFront", "Amazon CloudFront")
                            .set(CurColumn.BILL_BILL_TYPE, "Refund")
                            .resource(
                                    "arn:aws:cloudfront::418820400716:distribution/E1Z8VN30PCYJ6D",
                                    Csv.json(
                                            Map.of("user_environment", "prod", "user_team", "web")))
                            .describedAs("Service credit for the CloudFront event of 2 September"));
        }
        return lines;
    }

    /** Business support: ten percent of the first ten thousand, seven of the rest. */
    CurLine support(List<CurLine> lines) {
        var charged = BigDecimal.ZERO;
        for (var line : lines) {
            if (line.text(CurColumn.BILL_BILLING_ENTITY).equals("AWS")) {
                charged = charged.add(line.unblended());
            }
        }
        var first = charged.min(SUPPORT_FIRST);
        var fee =
                Decimal.permille(first, SUPPORT_PERMILLE_FIRST)
                        .add(Decimal.permille(charged.subtract(first), SUPPORT_PERMILLE_REST));
        return monthly(CurLine.Type.Fee, payer, fee)
                .service("AWSSupportBusiness", "AWS Support (Business)")
                .usage("Dollar", "", charged, "Dollar")
                .describedAs("AWS Support (Business)");
    }

    /** Sales tax on what AWS sells, VAT on what the marketplace sells. */
    List<CurLine> taxes(List<CurLine> lines) {
        var bySubject = new LinkedHashMap<List<String>, List<CurLine>>();
        for (var line : lines) {
            var subject = List.of(line.account().id(), line.text(CurColumn.LINE_ITEM_PRODUCT_CODE));
            bySubject.computeIfAbsent(subject, any -> new ArrayList<>()).add(line);
        }
        var taxes = new ArrayList<CurLine>();
        for (var charged : bySubject.values()) {
            var sum =
                    charged.stream()
                            .map(CurLine::unblended)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.signum() > 0) {
                taxes.add(tax(charged.getFirst(), sum));
            }
        }
        return taxes;
    }

    private CurLine tax(CurLine like, BigDecimal charged) {
        var code = like.text(CurColumn.LINE_ITEM_PRODUCT_CODE);
        var bySomebodyElse = like.text(CurColumn.BILL_BILLING_ENTITY).equals("AWS Marketplace");
        var tax =
                monthly(
                        CurLine.Type.Tax,
                        like.account(),
                        Decimal.permille(
                                charged, bySomebodyElse ? VAT_PERMILLE : SALES_TAX_PERMILLE));
        return (bySomebodyElse ? marketplace(tax) : tax)
                .set(CurColumn.LINE_ITEM_PRODUCT_CODE, code)
                .set(CurColumn.PRODUCT_SERVICECODE, code)
                .set(CurColumn.PRODUCT, like.text(CurColumn.PRODUCT))
                .set(CurColumn.LINE_ITEM_TAX_TYPE, bySomebodyElse ? "VAT" : "USSalesTax")
                .describedAs("Tax for product code " + code);
    }

    private CurLine monthly(CurLine.Type type, CloudAccount account, BigDecimal cost) {
        return new CurLine(type, account, month.atDay(1), month.plusMonths(1).atDay(1), cost);
    }

    private static CurLine marketplace(CurLine line) {
        return line.service("8f2m0xk4t7w1q5z9b3n6c2v8r", "MongoDB Atlas")
                .set(CurColumn.BILL_BILLING_ENTITY, "AWS Marketplace")
                .set(CurColumn.BILL_INVOICING_ENTITY, AwsBill.MARKETPLACE_ISSUER)
                .set(CurColumn.LINE_ITEM_LEGAL_ENTITY, "MongoDB Limited");
    }
}
