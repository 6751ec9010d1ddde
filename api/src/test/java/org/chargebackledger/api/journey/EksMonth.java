package org.chargebackledger.api.journey;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * October 2026 of an EKS cluster as AWS reports it, each hour of a day the same. The first machine
 * costs 0.20 an hour on demand till noon, then 0.14 by a savings plan; 40 % of it is payments, 25 %
 * search, 10 % kube-system. The second is a spot instance for 0.10; 10 % of it is payments, 60 %
 * search. The control plane is 0.10 an hour. Of the plan's 60.00, 31 × 12 × 0.14 = 52.08 are used.
 */
final class EksMonth {

    static final String PERIOD = "2026-10";

    private static final String HEADER =
            String.join(
                    ",",
                    "bill_payer_account_id",
                    "bill_billing_period_start_date",
                    "bill_invoicing_entity",
                    "line_item_line_item_type",
                    "line_item_usage_start_date",
                    "line_item_usage_end_date",
                    "line_item_product_code",
                    "line_item_usage_type",
                    "line_item_operation",
                    "line_item_resource_id",
                    "line_item_currency_code",
                    "line_item_unblended_cost",
                    "pricing_public_on_demand_cost",
                    "savings_plan_savings_plan_a_r_n",
                    "savings_plan_savings_plan_effective_cost",
                    "savings_plan_total_commitment_to_date",
                    "savings_plan_used_commitment",
                    "split_line_item_parent_resource_id",
                    "split_line_item_split_cost",
                    "split_line_item_unused_cost",
                    "resource_tags");

    private final StringBuilder text = new StringBuilder(HEADER).append('\n');

    private EksMonth() {}

    static byte[] bill() {
        var month = new EksMonth();
        for (var day = 1; day <= 31; day++) {
            for (var hour = 0; hour < 24; hour++) {
                month.hour(day, hour);
            }
        }
        month.row(
                31,
                23,
                "SavingsPlanRecurringFee,%s,ComputeSavingsPlans,ComputeSP:1yrNoUpfront,,,"
                        + "USD,60.00,,sp-1,,60.00,52.08,,,,");
        return month.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void hour(int day, int hour) {
        if (hour < 12) {
            row(day, hour, machine("Usage", "BoxUsage:m5.xlarge", "i-1", "0.20,0.20,,,,"));
            pod(day, hour, "i-1", "payments/api", "0.0800000000", "0.0266666667");
            pod(day, hour, "i-1", "search/index", "0.0500000000", "0.0166666667");
            pod(day, hour, "i-1", "kube-system/coredns", "0.0200000000", "0.0066666666");
        } else {
            var box = "BoxUsage:m5.xlarge";
            row(day, hour, machine("SavingsPlanCoveredUsage", box, "i-1", "0.20,0.20,sp-1,0.14,,"));
            row(day, hour, machine("SavingsPlanNegation", box, "i-1", "-0.20,0,sp-1,,,"));
            pod(day, hour, "i-1", "payments/api", "0.0560000000", "0.0186666667");
            pod(day, hour, "i-1", "search/index", "0.0350000000", "0.0116666667");
            pod(day, hour, "i-1", "kube-system/coredns", "0.0140000000", "0.0046666666");
        }
        row(day, hour, machine("Usage", "SpotUsage:m5.large", "i-2", "0.10,0.24,,,,"));
        pod(day, hour, "i-2", "payments/api", "0.01", "0.005");
        pod(day, hour, "i-2", "search/index", "6.0E-2", "0.025");
        row(
                day,
                hour,
                "Usage,%s,AmazonEKS,EUC1-AmazonEKS-Hours:perCluster,CreateOperation,"
                        + "arn:aws:eks:eu-central-1:123:cluster/prod,USD,0.10,0.10,,,,,,,,");
    }

    private static String machine(String type, String usage, String instance, String costs) {
        return type
                + ",%s,AmazonEC2,EUC1-"
                + usage
                + ",RunInstances,"
                + instance
                + ",USD,"
                + costs
                + ",,,,{}";
    }

    /** Half of it for vCPU, half for memory, as one row each. */
    private void pod(int day, int hour, String instance, String pod, String used, String unused) {
        var names = pod.split("/", -1);
        var tags =
                "\"{\"\"aws:eks:cluster-name\"\":\"\"prod\"\",\"\"aws:eks:workload-name\"\":\"\"%s\"\"}\""
                        .formatted(names[1]);
        row(
                day,
                hour,
                "Usage,%s,AmazonEKS,EUC1-EKS-EC2-vCPU-Hours,EKSPod-EC2,"
                        + arn(names)
                        + ",USD,0,0,,,,,"
                        + String.join(",", instance, used, "0", tags));
        row(
                day,
                hour,
                "Usage,%s,AmazonEKS,EUC1-EKS-EC2-GB-Hours,EKSPod-EC2,"
                        + arn(names)
                        + ",USD,0,0,,,,,"
                        + String.join(",", instance, "0", unused, tags));
    }

    private static String arn(String[] names) {
        return "arn:aws:eks:eu-central-1:123:pod/prod/%s/%s-1/uid".formatted(names[0], names[1]);
    }

    private void row(int day, int hour, String cells) {
        text.append("123,2026-10-01T00:00:00Z,Amazon Web Services EMEA SARL,")
                .append(cells.formatted(time(day, hour) + "," + time(day, hour + 1)))
                .append('\n');
    }

    private static String time(int day, int hour) {
        if (hour < 24) {
            return String.format(Locale.ROOT, "2026-10-%02dT%02d:00:00Z", day, hour);
        }
        return day < 31 ? time(day + 1, 0) : "2026-11-01T00:00:00Z";
    }
}
