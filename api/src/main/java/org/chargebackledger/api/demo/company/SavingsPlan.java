package org.chargebackledger.api.demo.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The company's Compute Savings Plan: so much an hour for a year, nothing upfront. */
final class SavingsPlan {

    static final String ARN =
            "arn:aws:savingsplans::302188400451:savingsplan/4c1f0d7e-92ab-4b6f-8a35-d16e07c2f984";

    private final Cluster.Shape shape;

    SavingsPlan(Cluster cluster) {
        shape = cluster.shape();
    }

    /** Marks machine hours as covered: the public price stays, the plan's rate is their cost. */
    CurLine cover(CurLine line, BigDecimal hours) {
        var cost = hours.multiply(shape.committed());
        return named(line)
                .amortized(cost)
                .set(CurColumn.PRICING_TERM, "SavingsPlan")
                .money(CurColumn.LINE_ITEM_UNBLENDED_RATE, shape.onDemand())
                .money(CurColumn.SAVINGS_PLAN_SAVINGS_PLAN_RATE, shape.committed())
                .money(CurColumn.SAVINGS_PLAN_SAVINGS_PLAN_EFFECTIVE_COST, cost)
                .describedAs(
                        "m6i.12xlarge Linux in EU (Frankfurt) covered by Compute Savings Plan");
    }

    /** What AWS adds for a day: the public price taken back, and the fee. */
    List<CurLine> linesOfDay(LocalDate day, Coverage coverage) {
        var covered = 0;
        for (var machine : coverage.machines()) {
            covered += machine.committedHours();
        }
        return List.of(negation(day, Decimal.of(covered)), fee(day, covered, coverage));
    }

    private CurLine negation(LocalDate day, BigDecimal hours) {
        var taken = hours.multiply(shape.onDemand()).negate();
        return named(
                        new CurLine(
                                CurLine.Type.SavingsPlanNegation,
                                Cluster.EKS.account(),
                                day,
                                day.plusDays(1),
                                taken))
                .amortized(BigDecimal.ZERO)
                .service("AmazonEC2", "Amazon Elastic Compute Cloud")
                .usage("EUC1-BoxUsage:m6i.12xlarge", "RunInstances", hours, "Hrs")
                .set(CurColumn.PRICING_TERM, "SavingsPlan")
                .describedAs("SavingsPlanNegation used by AccountId : 418820400716");
    }

    private CurLine fee(LocalDate day, int covered, Coverage coverage) {
        var used = Decimal.of(covered).multiply(shape.committed());
        var unused = Decimal.of(coverage.unusedHours()).multiply(shape.committed());
        var fee = used.add(unused);
        return named(
                        new CurLine(
                                CurLine.Type.SavingsPlanRecurringFee,
                                CloudAccount.of("aws", "payer"),
                                day,
                                day.plusDays(1),
                                fee))
                .amortized(unused)
                .service("ComputeSavingsPlans", "Savings Plans for AWS Compute usage")
                .usage("ComputeSP:1yrNoUpfront", "None", Decimal.of(24), "Hrs")
                .money(CurColumn.SAVINGS_PLAN_TOTAL_COMMITMENT_TO_DATE, fee)
                .money(CurColumn.SAVINGS_PLAN_USED_COMMITMENT, used)
                .money(CurColumn.SAVINGS_PLAN_RECURRING_COMMITMENT_FOR_BILLING_PERIOD, fee)
                .money(
                        CurColumn.SAVINGS_PLAN_AMORTIZED_UPFRONT_COMMITMENT_FOR_BILLING_PERIOD,
                        BigDecimal.ZERO)
                .describedAs("1 year No Upfront Compute Savings Plan");
    }

    private static CurLine named(CurLine line) {
        return line.set(CurColumn.SAVINGS_PLAN_SAVINGS_PLAN_A_R_N, ARN)
                .set(CurColumn.SAVINGS_PLAN_OFFERING_TYPE, "ComputeSavingsPlans")
                .set(CurColumn.SAVINGS_PLAN_PAYMENT_OPTION, "No Upfront");
    }
}
