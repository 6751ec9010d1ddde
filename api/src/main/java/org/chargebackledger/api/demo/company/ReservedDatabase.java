package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The instance of the checkout database, reserved for a year from 3 August 2026: 4,380 USD upfront,
 * which is 0.50 an hour, and 0.37 for each hour.
 */
final class ReservedDatabase {

    static final String ARN = "arn:aws:rds:eu-central-1:418820400716:ri:checkout-orders-2026";

    private static final LocalDate PURCHASED = LocalDate.of(2026, Month.AUGUST, 3);

    /** The day it ran on a larger instance for twenty hours, to try out the growth for the sale. */
    private static final LocalDate TRIAL = LocalDate.of(2026, Month.SEPTEMBER, 21);

    private static final int TRIAL_HOURS = 20;
    private static final BigDecimal UPFRONT = Decimal.of("4380");
    private static final BigDecimal UPFRONT_HOUR = Decimal.of("0.50");
    private static final BigDecimal RECURRING_HOUR = Decimal.of("0.37");
    private static final BigDecimal ON_DEMAND = Decimal.of("1.252");
    private static final BigDecimal ON_DEMAND_LARGER = Decimal.of("2.504");
    private static final String TAGS =
            Csv.json(Map.of("user_environment", "prod", "user_team", "checkout"));

    private static final CloudAccount ACCOUNT = CloudAccount.of("aws", "prod");

    private ReservedDatabase() {}

    static List<CurLine> lines(YearMonth month) {
        var lines = new ArrayList<CurLine>();
        if (YearMonth.from(PURCHASED).equals(month)) {
            lines.add(purchase());
        }
        var first = PURCHASED.isAfter(month.atDay(1)) ? PURCHASED : month.atDay(1);
        var unusedHours = YearMonth.from(TRIAL).equals(month) ? TRIAL_HOURS : 0;
        lines.add(monthlyFee(first, month.plusMonths(1).atDay(1), Decimal.of(unusedHours)));
        DemoCompany.days(month).forEach(day -> lines.addAll(linesOfDay(day)));
        return lines;
    }

    private static List<CurLine> linesOfDay(LocalDate day) {
        if (day.isBefore(PURCHASED)) {
            return List.of(onDemand(day, 24, "db.r6g.2xl", ON_DEMAND));
        }
        if (day.equals(TRIAL)) {
            return List.of(
                    reserved(day, 24 - TRIAL_HOURS),
                    onDemand(day, TRIAL_HOURS, "db.r6g.4xl", ON_DEMAND_LARGER));
        }
        return List.of(reserved(day, 24));
    }

    private static CurLine purchase() {
        return line(CurLine.Type.Fee, PURCHASED, PURCHASED.plusDays(1), UPFRONT)
                .amortized(BigDecimal.ZERO)
                .set(CurColumn.RESERVATION_RESERVATION_A_R_N, ARN)
                .set(CurColumn.BILL_BILL_TYPE, "Purchase")
                .usage(
                        "EUC1-HeavyUsage:db.r6g.2xl",
                        "CreateDBInstance:0014",
                        Decimal.of(1),
                        "Quantity")
                .describedAs("Sign up charge for subscription: db.r6g.2xlarge, PostgreSQL, 1 year");
    }

    private static CurLine monthlyFee(LocalDate first, LocalDate end, BigDecimal unusedHours) {
        var hours = Decimal.of(24 * (end.toEpochDay() - first.toEpochDay()));
        var unusedUpfront = unusedHours.multiply(UPFRONT_HOUR);
        var unusedRecurring = unusedHours.multiply(RECURRING_HOUR);
        return line(CurLine.Type.RIFee, first, end, hours.multiply(RECURRING_HOUR))
                .amortized(unusedUpfront.add(unusedRecurring))
                .set(CurColumn.RESERVATION_RESERVATION_A_R_N, ARN)
                .set(CurColumn.PRICING_TERM, "Reserved")
                .usage("EUC1-HeavyUsage:db.r6g.2xl", "CreateDBInstance:0014", hours, "Hrs")
                .money(
                        CurColumn.RESERVATION_AMORTIZED_UPFRONT_FEE_FOR_BILLING_PERIOD,
                        hours.multiply(UPFRONT_HOUR))
                .money(
                        CurColumn.RESERVATION_UNUSED_AMORTIZED_UPFRONT_FEE_FOR_BILLING_PERIOD,
                        unusedUpfront)
                .money(CurColumn.RESERVATION_UNUSED_RECURRING_FEE, unusedRecurring)
                .describedAs("USD 0.37 hourly fee per PostgreSQL, db.r6g.2xlarge instance");
    }

    private static CurLine reserved(LocalDate day, int hours) {
        var quantity = Decimal.of(hours);
        var cost = quantity.multiply(UPFRONT_HOUR.add(RECURRING_HOUR));
        return database(CurLine.Type.DiscountedUsage, day, quantity, "db.r6g.2xl", BigDecimal.ZERO)
                .amortized(cost)
                .onDemand(ON_DEMAND, quantity.multiply(ON_DEMAND))
                .set(CurColumn.PRICING_TERM, "Reserved")
                .set(CurColumn.RESERVATION_RESERVATION_A_R_N, ARN)
                .money(CurColumn.RESERVATION_EFFECTIVE_COST, cost)
                .describedAs("PostgreSQL, db.r6g.2xlarge reserved instance applied");
    }

    private static CurLine onDemand(LocalDate day, int hours, String type, BigDecimal rate) {
        var quantity = Decimal.of(hours);
        var cost = quantity.multiply(rate);
        return database(CurLine.Type.Usage, day, quantity, type, cost)
                .onDemand(rate, cost)
                .money(CurColumn.LINE_ITEM_UNBLENDED_RATE, rate)
                .describedAs(
                        "$%s per RDS %s Single-AZ instance hour running PostgreSQL"
                                .formatted(Decimal.plain(rate), type))
                .negotiated(true);
    }

    private static CurLine database(
            CurLine.Type type, LocalDate day, BigDecimal hours, String shape, BigDecimal cost) {
        return line(type, day, day.plusDays(1), cost)
                .usage("EUC1-InstanceUsage:" + shape, "CreateDBInstance:0014", hours, "Hrs")
                .resource("arn:aws:rds:eu-central-1:418820400716:db:checkout-orders", TAGS);
    }

    private static CurLine line(
            CurLine.Type type, LocalDate start, LocalDate end, BigDecimal cost) {
        return new CurLine(type, ACCOUNT, start, end, cost)
                .service("AmazonRDS", "Amazon Relational Database Service");
    }
}
