package org.chargebackledger.api.bench;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A month's bill in FOCUS 1.2's form: each machine by the hour, two thirds of them under
 * commitments, thousands of tagged resources, support, credits and tax.
 */
final class SyntheticBill {

    private static final String HEADER =
            "BillingAccountId,BillingAccountName,BillingCurrency,BillingPeriodStart,"
                    + "BillingPeriodEnd,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,"
                    + "ChargeClass,ChargeDescription,ChargeFrequency,BilledCost,EffectiveCost,"
                    + "ListCost,ContractedCost,ConsumedQuantity,ConsumedUnit,PricingCategory,"
                    + "CommitmentDiscountId,CommitmentDiscountStatus,InvoiceId,InvoiceIssuerName,"
                    + "ProviderName,PublisherName,RegionId,ResourceId,ResourceName,"
                    + "ServiceCategory,ServiceName,SkuId,SubAccountId,Tags";
    private static final String ACCOUNT = "999900001111,Synthetic payer,USD,";
    private static final String ISSUER = ",Synthetic Cloud,Synthetic Cloud,Synthetic Cloud";
    private static final byte[] USAGE = CsvStream.utf8("Usage,,Charged by the hour,Usage-Based");
    private static final byte[] PURCHASE = CsvStream.utf8("Purchase,,Bought,Recurring");
    private static final byte[] CREDIT = CsvStream.utf8("Credit,,Credited,One-Time");
    private static final byte[] TAX = CsvStream.utf8("Tax,,Sales tax,Recurring");
    private static final byte[] HOURS = CsvStream.utf8("1,Hours");
    private static final byte[] ON_DEMAND = CsvStream.utf8("Standard,,");

    private static final long NODE_LIST = 7_680_000_000L;
    private static final long NODE_COMMITTED = 4_905_000_000L;
    private static final long SUPPORT = 41_000_000_000_000L;
    private static final long TAX_OF_AN_ACCOUNT = 2_123_456_789_012L;
    private static final int TAXED_ACCOUNTS = 40;
    private static final int CREDIT_ONE_IN = 400;

    private final SyntheticShape shape;
    private final Draws draws;
    private final SyntheticResources resources;
    private final byte[][] hours;
    private final byte[][] machines;
    private final byte[] account;
    private final byte[] invoice;
    private final SyntheticCosts costs = new SyntheticCosts();

    SyntheticBill(SyntheticShape shape, long seed) {
        this.shape = shape;
        draws = new Draws(seed);
        resources = new SyntheticResources(shape, draws);
        hours = new byte[shape.hours()][];
        for (var hour = 0; hour < hours.length; hour++) {
            hours[hour] = CsvStream.utf8(shape.hour(hour) + "," + shape.hour(hour + 1));
        }
        account = CsvStream.utf8(ACCOUNT + shape.hour(0) + "," + shape.hour(shape.hours()));
        invoice = CsvStream.utf8("INV-" + shape.month() + ISSUER);
        machines = new byte[SyntheticShape.CLUSTERS * shape.nodes()][];
        for (var machine = 0; machine < machines.length; machine++) {
            machines[machine] =
                    SyntheticResources.machine(machine / shape.nodes(), machine % shape.nodes());
        }
    }

    SyntheticCosts write(OutputStream out) throws IOException {
        try (var csv = new CsvStream(out, HEADER)) {
            csv.endRow();
            monthly(csv);
            for (var day = 0; day < shape.days(); day++) {
                machines(csv, day);
                var left = shape.days() - day - 1;
                // What remains to write is spread evenly over the days that remain.
                var target = shape.rows() - left * rowsOfADay();
                while (costs.rows() < target) {
                    resource(csv, day * 24 + draws.below(24));
                }
            }
        }
        return costs;
    }

    private long rowsOfADay() {
        return (shape.rows() - TAXED_ACCOUNTS - 1) / shape.days();
    }

    private void monthly(CsvStream csv) throws IOException {
        var month = CsvStream.utf8(shape.hour(0) + "," + shape.hour(shape.hours()));
        row(
                csv,
                month,
                PURCHASE,
                SUPPORT,
                SUPPORT,
                SUPPORT,
                SUPPORT,
                ON_DEMAND,
                SyntheticResources.none("Support", 0));
        for (var account = 0; account < TAXED_ACCOUNTS; account++) {
            row(
                    csv,
                    month,
                    TAX,
                    TAX_OF_AN_ACCOUNT,
                    TAX_OF_AN_ACCOUNT,
                    0,
                    TAX_OF_AN_ACCOUNT,
                    ON_DEMAND,
                    SyntheticResources.none("Tax", account));
        }
    }

    private void machines(CsvStream csv, int day) throws IOException {
        var committed = shape.nodes() * 2 / 3;
        for (var hour = day * 24; hour < day * 24 + 24; hour++) {
            for (var machine = 0; machine < machines.length; machine++) {
                if (machine % shape.nodes() < committed) {
                    row(
                            csv,
                            hours[hour],
                            USAGE,
                            0,
                            NODE_COMMITTED,
                            NODE_LIST,
                            NODE_LIST,
                            commitment(machine / shape.nodes(), "Used"),
                            machines[machine]);
                } else {
                    row(
                            csv,
                            hours[hour],
                            USAGE,
                            NODE_LIST,
                            NODE_LIST,
                            NODE_LIST,
                            NODE_LIST,
                            ON_DEMAND,
                            machines[machine]);
                }
            }
        }
        for (var cluster = 0; cluster < SyntheticShape.CLUSTERS; cluster++) {
            fee(csv, day, cluster, committed);
        }
    }

    /** One machine more is committed to than runs. */
    private void fee(CsvStream csv, int day, int cluster, int committed) throws IOException {
        var fee = NODE_COMMITTED * 24 * (committed + 1L);
        var cells = SyntheticResources.none("Compute", cluster);
        var whole = CsvStream.utf8(shape.hour(day * 24) + "," + shape.hour(day * 24 + 24));
        row(csv, whole, PURCHASE, fee, 0, fee, fee, commitment(cluster, ""), cells);
        row(csv, whole, USAGE, 0, NODE_COMMITTED * 24, 0, 0, commitment(cluster, "Unused"), cells);
    }

    private void resource(CsvStream csv, int hour) throws IOException {
        var resource = draws.below(shape.resources());
        var cells = resources.cells(resource);
        var list = resources.rate(resource) + draws.below(1_000_000);
        if (draws.below(CREDIT_ONE_IN) == 0) {
            row(csv, hours[hour], CREDIT, -list, -list, 0, -list, ON_DEMAND, cells);
            return;
        }
        var contracted = list - list / 20;
        row(csv, hours[hour], USAGE, contracted, contracted, list, contracted, ON_DEMAND, cells);
    }

    private static byte[] commitment(int cluster, String status) {
        return CsvStream.utf8("Committed,commitment-" + (char) ('a' + cluster) + "," + status);
    }

    private void row(
            CsvStream csv,
            byte[] period,
            byte[] charge,
            long billed,
            long effective,
            long list,
            long contracted,
            byte[] pricing,
            byte[] subject)
            throws IOException {
        csv.cells(account)
                .cells(period)
                .cells(charge)
                .cost(billed)
                .cost(effective)
                .cost(list)
                .cost(contracted)
                .cells(HOURS)
                .cells(pricing)
                .cells(invoice)
                .cells(subject)
                .endRow();
        costs.add(list, contracted, billed, effective);
    }
}
