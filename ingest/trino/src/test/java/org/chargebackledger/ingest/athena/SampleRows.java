package org.chargebackledger.ingest.athena;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Rows of CUR 2.0 for September 2025: every type of line item, and an EKS cluster with its shares.
 */
final class SampleRows {

    private final List<Map<String, String>> rows = new ArrayList<>();
    private final Random random;

    SampleRows(long seed) {
        this.random = new Random(seed);
    }

    /**
     * A row.
     *
     * @param cells columns and their cells in turn
     */
    SampleRows row(String type, String start, String end, String... cells) {
        var row = new LinkedHashMap<String, String>();
        row.put("billing_period", "2025-09");
        row.put("bill_payer_account_id", "111122223333");
        row.put("bill_billing_period_start_date", "2025-09-01T00:00:00Z");
        row.put("bill_invoice_id", "EUINDE25-1");
        row.put("bill_billing_entity", "AWS");
        row.put("bill_invoicing_entity", "Amazon Web Services EMEA SARL");
        row.put("line_item_usage_account_id", "444455556666");
        row.put("line_item_line_item_type", type);
        row.put("line_item_usage_start_date", "2025-09-" + start + ":00Z");
        row.put("line_item_usage_end_date", "2025-09-" + end + ":00Z");
        row.put("line_item_product_code", "AmazonEC2");
        row.put("line_item_currency_code", "USD");
        row.put("product_region_code", "eu-central-1");
        for (var i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        rows.add(row);
        return this;
    }

    SampleRows commitments() {
        var plan = "arn:aws:savingsplans::1:savingsplan/sp-1";
        var reservation = "arn:aws:ec2:eu-central-1:1:reserved-instances/ri-1";
        row(
                "SavingsPlanUpfrontFee",
                "01T00:00",
                "01T00:00",
                "line_item_unblended_cost",
                "3650",
                "line_item_product_code",
                "ComputeSavingsPlans",
                "savings_plan_savings_plan_a_r_n",
                plan);
        row(
                "SavingsPlanRecurringFee",
                "01T00:00",
                "30T00:00",
                "line_item_unblended_cost",
                "5",
                "savings_plan_total_commitment_to_date",
                "10",
                "savings_plan_used_commitment",
                "8.000000001",
                "savings_plan_amortized_upfront_commitment_for_billing_period",
                "5",
                "line_item_product_code",
                "ComputeSavingsPlans",
                "savings_plan_savings_plan_a_r_n",
                plan);
        row(
                "Fee",
                "01T00:00",
                "30T23:59",
                "line_item_unblended_cost",
                "100",
                "line_item_product_code",
                "AmazonRDS",
                "reservation_reservation_a_r_n",
                reservation);
        row(
                "RIFee",
                "01T00:00",
                "30T23:59",
                "line_item_unblended_cost",
                "3",
                "reservation_unused_amortized_upfront_fee_for_billing_period",
                "0.5",
                "reservation_unused_recurring_fee",
                "0.5",
                "reservation_amortized_upfront_fee_for_billing_period",
                "2",
                "reservation_reservation_a_r_n",
                reservation);
        row(
                "RIFee",
                "01T00:00",
                "30T23:59",
                "line_item_unblended_cost",
                "3",
                "reservation_unused_recurring_fee",
                "0.25",
                "reservation_reservation_a_r_n",
                reservation);
        row(
                "DiscountedUsage",
                "03T10:00",
                "03T11:00",
                "line_item_unblended_cost",
                "0",
                "reservation_effective_cost",
                "0.0613013699",
                "reservation_reservation_a_r_n",
                reservation);
        row(
                "Tax",
                "01T00:00",
                "30T23:59",
                "line_item_unblended_cost",
                "19.19",
                "bill_invoice_id",
                "");
        row("Credit", "07T00:00", "08T00:00", "line_item_unblended_cost", "-12.5");
        row("Refund", "02T00:00", "02T00:00", "line_item_unblended_cost", "-2");
        row(
                "Refund",
                "02T00:00",
                "02T00:00",
                "line_item_unblended_cost",
                "-7",
                "line_item_product_code",
                "ComputeSavingsPlans");
        row("EdpDiscount", "02T05:00", "02T06:00", "line_item_unblended_cost", "-1.0E-10");
        row("Fee", "05T07:30", "05T07:30", "line_item_unblended_cost", "9.99");
        return row(
                "Usage",
                "04T00:00",
                "04T00:00",
                "line_item_unblended_cost",
                "4.0E-22",
                "bill_billing_entity",
                "AWS Marketplace",
                "line_item_product_code",
                "9xk0",
                "product",
                "{\"product_name\":\"Vendor's \\\"Box\\\"\",\"sku\":\"1\"}");
    }

    /** Hours of instances, some of them divided, in part covered, with what is not divided. */
    SampleRows cluster() {
        for (var hour = 0; hour < 30; hour++) {
            for (var node = 1; node <= 3; node++) {
                instance("i-" + node, hour);
                if (node < 3 && hour % 7 != 3) {
                    pods("i-" + node, hour);
                }
            }
        }
        share("i-gone", 3, "lost", "0.5", "0.1");
        share("i-1", 4, "negative", "-0.001", "0");
        share("i-1", 4, "negative", "0.003", "0");
        return row(
                "Usage",
                "02T00:00",
                "02T01:00",
                "line_item_unblended_cost",
                "0.05",
                "line_item_operation",
                "FargateTask",
                "line_item_usage_type",
                "EUC1-Fargate-vCPU-Hours:perCPU",
                "line_item_resource_id",
                "arn:aws:ecs:eu-central-1:1:task/web/77",
                "split_line_item_parent_resource_id",
                "arn:aws:ecs:eu-central-1:1:task/web/77");
    }

    private void instance(String instance, int hour) {
        var tags =
                "{\"user_team\":\"platform\",\"aws:eks:cluster-name\":\"prod\",\"user_none\":null}";
        if (hour % 5 == 2) {
            row(
                    "SavingsPlanCoveredUsage",
                    at(hour),
                    at(hour + 1),
                    "line_item_usage_type",
                    "EUC1-BoxUsage:m5.large",
                    "line_item_operation",
                    "RunInstances",
                    "line_item_resource_id",
                    instance,
                    "line_item_unblended_cost",
                    "0.144",
                    "pricing_public_on_demand_cost",
                    "0.144",
                    "savings_plan_savings_plan_effective_cost",
                    "0.1008",
                    "savings_plan_savings_plan_a_r_n",
                    "sp-1",
                    "resource_tags",
                    tags);
            row(
                    "SavingsPlanNegation",
                    at(hour),
                    at(hour + 1),
                    "line_item_usage_type",
                    "EUC1-BoxUsage:m5.large",
                    "line_item_operation",
                    "RunInstances",
                    "line_item_resource_id",
                    instance,
                    "line_item_unblended_cost",
                    "-0.144",
                    "savings_plan_savings_plan_a_r_n",
                    "sp-1",
                    "resource_tags",
                    tags);
        }
        row(
                "Usage",
                at(hour),
                at(hour + 1),
                "line_item_usage_type",
                "EUC1-BoxUsage:m5.large",
                "line_item_operation",
                "RunInstances:0002",
                "line_item_resource_id",
                instance,
                "line_item_unblended_cost",
                "0.048",
                "pricing_public_on_demand_cost",
                "0.048",
                "pricing_term",
                "OnDemand",
                "resource_tags",
                tags);
        row(
                "Usage",
                at(hour),
                at(hour + 1),
                "line_item_usage_type",
                "EUC1-DataTransfer-Out-Bytes",
                "line_item_operation",
                "RunInstances",
                "line_item_resource_id",
                instance,
                "line_item_unblended_cost",
                "1.9E-9",
                "resource_tags",
                tags);
    }

    private void pods(String instance, int hour) {
        for (var pod = 0; pod < 1 + random.nextInt(3); pod++) {
            var name = "apps/web-" + pod;
            share(instance, hour, name, cost(), "0.001");
            share(instance, hour, name, cost(), "0.0005");
        }
    }

    private void share(String instance, int hour, String pod, String used, String unused) {
        row(
                "Usage",
                at(hour),
                at(hour + 1),
                "line_item_usage_type",
                "EUC1-EKS-EC2-GB-Hours",
                "line_item_operation",
                "EKSPod-EC2",
                "line_item_product_code",
                "AmazonEKS",
                "line_item_resource_id",
                "arn:aws:eks:eu-central-1:1:pod/prod/" + pod + "/u",
                "line_item_unblended_cost",
                "0",
                "split_line_item_parent_resource_id",
                instance,
                "split_line_item_split_cost",
                used,
                "split_line_item_unused_cost",
                unused,
                "resource_tags",
                "{\"aws:eks:workload-name\":\"web\",\"user_team\":\"shop\"}");
    }

    /** Usage of many kinds at random, with blank amounts and duplicates. */
    SampleRows usage(int count) {
        for (var i = 0; i < count; i++) {
            var hour = random.nextInt(700);
            var cells =
                    new ArrayList<String>(
                            List.of("line_item_resource_id", "vol-" + random.nextInt(4)));
            put(
                    cells,
                    "line_item_usage_type",
                    "EUC1-EBS:VolumeUsage.gp3",
                    "EU-SpotUsage:c5",
                    null,
                    "");
            put(cells, "line_item_unblended_cost", cost(), cost(), cost(), null, "0");
            put(cells, "line_item_net_unblended_cost", cost(), null);
            put(cells, "pricing_public_on_demand_cost", cost(), null);
            put(cells, "bill_invoice_id", "", "EUINDE25-1", null);
            put(cells, "pricing_term", "OnDemand", "Spot", null);
            put(
                    cells,
                    "resource_tags",
                    "{\"user_team\":\"a\"}",
                    "{\"user_team\":\"b\",\"user_app\":\"x,\\\"y\\\"\\n\"}",
                    "{}",
                    null);
            put(cells, "cost_category", "{\"Unit\":\"u1\"}", "{}", null);
            row(
                    "Usage",
                    at(hour),
                    at(hour + 1 + random.nextInt(30) / 29),
                    cells.toArray(String[]::new));
        }
        rows.addAll(List.copyOf(rows).subList(0, Math.min(5, rows.size())));
        return this;
    }

    private void put(
            List<String> cells,
            String column,
            @org.jspecify.annotations.Nullable String... choices) {
        var cell = choices[random.nextInt(choices.length)];
        if (cell != null) {
            cells.add(column);
            cells.add(cell);
        }
    }

    /** As AWS writes them: up to ten decimals. */
    private String cost() {
        return java.math.BigDecimal.valueOf(random.nextLong(1_000_000_000L), 3 + random.nextInt(8))
                .toString();
    }

    private static String at(int hour) {
        return "%02dT%02d:00".formatted(1 + hour / 24, hour % 24);
    }

    List<Map<String, String>> rows() {
        return rows;
    }
}
