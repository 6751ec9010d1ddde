package org.chargebackledger.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A report with split cost allocation data in the making, one row after the other. */
final class SplitBill {

    static final String HEADER =
            "bill_payer_account_id,bill_billing_period_start_date,line_item_line_item_type,"
                    + "line_item_usage_start_date,line_item_usage_end_date,line_item_product_code,"
                    + "line_item_usage_type,line_item_operation,line_item_resource_id,"
                    + "line_item_currency_code,line_item_unblended_cost,pricing_term,"
                    + "pricing_public_on_demand_cost,savings_plan_savings_plan_a_r_n,"
                    + "savings_plan_savings_plan_effective_cost,split_line_item_parent_resource_id,"
                    + "split_line_item_split_cost,split_line_item_unused_cost,resource_tags";

    private final List<String> rows = new ArrayList<>();
    private final List<String> shares = new ArrayList<>();

    /** An hour of an instance, on demand. */
    SplitBill onDemand(String instance, int hour, String cost) {
        return charge(instance, hour, "Usage", "EUC1-BoxUsage:m5.large", cost, cost, "");
    }

    /** An hour that a savings plan covers, and its negation. */
    SplitBill covered(String instance, int hour, String list, String effective) {
        charge(
                instance,
                hour,
                "SavingsPlanCoveredUsage",
                "EUC1-BoxUsage:m5.large",
                list,
                list,
                effective);
        return charge(
                instance,
                hour,
                "SavingsPlanNegation",
                "EUC1-BoxUsage:m5.large",
                "-" + list,
                "0",
                "");
    }

    SplitBill charge(
            String instance,
            int hour,
            String type,
            String usageType,
            String cost,
            String list,
            String effective) {
        rows.add(
                String.join(
                        ",",
                        "123,2026-10-01T00:00:00Z",
                        type,
                        times(hour),
                        "AmazonEC2",
                        usageType,
                        "RunInstances",
                        instance,
                        "USD",
                        cost,
                        type.equals("Usage") ? "OnDemand" : "",
                        list,
                        type.startsWith("SavingsPlan") ? "sp-1" : "",
                        effective,
                        ",,,{}"));
        return this;
    }

    /** What a pod took of an instance's hour, and its part of what nobody took. */
    SplitBill pod(String instance, int hour, String pod, String used, String unused) {
        var names = pod.split("/", -1);
        var tags = "\"{\"\"aws_eks_workload_name\"\":\"\"%s\"\"}\"".formatted(names[1]);
        return share(
                instance,
                hour,
                "EKSPod-EC2",
                "arn:aws:eks:eu-central-1:123:pod/prod/%s/%s-1/u".formatted(names[0], names[1]),
                used,
                unused,
                tags);
    }

    SplitBill share(
            String instance,
            int hour,
            String operation,
            String consumer,
            String used,
            String unused,
            String tags) {
        shares.add(
                String.join(
                        ",",
                        "123,2026-10-01T00:00:00Z",
                        "Usage",
                        times(hour),
                        "AmazonEKS",
                        "EUC1-EKS-EC2-vCPU-Hours",
                        operation,
                        consumer,
                        "USD",
                        "",
                        "",
                        "",
                        "",
                        "",
                        instance,
                        used,
                        unused,
                        tags));
        return this;
    }

    private static String times(int hour) {
        return time(hour) + "," + time(hour + 1);
    }

    private static String time(int hour) {
        return "2026-10-%02dT%02d:00:00Z".formatted(1 + hour / 24, hour % 24);
    }

    String csv() {
        return text(all());
    }

    /** The bill that AWS delivers without split cost allocation data. */
    String csvWithoutShares() {
        return text(rows);
    }

    String shuffled(Random random) {
        var all = all();
        Collections.shuffle(all, random);
        return text(all);
    }

    private List<String> all() {
        var all = new ArrayList<>(rows);
        all.addAll(shares);
        return all;
    }

    private static String text(List<String> rows) {
        return HEADER + "\n" + String.join("\n", rows) + "\n";
    }
}
