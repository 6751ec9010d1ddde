package org.chargebackledger.ingest.awscur;

import java.util.List;

/**
 * What of a report its reader looks at, under the names that Athena gives the columns. Who asks a
 * warehouse for a report asks for these.
 */
public final class CurColumns {

    public static final String UNBLENDED = "line_item_unblended_cost";
    public static final String INVOICE = "bill_invoice_id";
    public static final String PAYER = "bill_payer_account_id";
    public static final String PERIOD_START = "bill_billing_period_start_date";
    public static final String USAGE_START = "line_item_usage_start_date";
    public static final String USAGE_END = "line_item_usage_end_date";
    public static final String TYPE = "line_item_line_item_type";
    public static final String USAGE_TYPE = "line_item_usage_type";
    public static final String OPERATION = "line_item_operation";
    public static final String RESOURCE = "line_item_resource_id";
    public static final String PARENT = "split_line_item_parent_resource_id";
    public static final String PRODUCT_NAME = "product_product_name";

    static final String NET_UNBLENDED = "line_item_net_unblended_cost";
    static final String PUBLIC_ON_DEMAND = "pricing_public_on_demand_cost";
    static final String SP_EFFECTIVE = "savings_plan_savings_plan_effective_cost";
    static final String SP_COMMITMENT = "savings_plan_total_commitment_to_date";
    static final String SP_USED = "savings_plan_used_commitment";
    static final String SP_UPFRONT = "savings_plan_amortized_upfront_commitment_for_billing_period";
    static final String RI_EFFECTIVE = "reservation_effective_cost";
    static final String RI_UNUSED_UPFRONT =
            "reservation_unused_amortized_upfront_fee_for_billing_period";
    static final String RI_UNUSED_RECURRING = "reservation_unused_recurring_fee";
    static final String RI_UPFRONT = "reservation_amortized_upfront_fee_for_billing_period";

    public static final String SPLIT = "split_line_item_split_cost";
    public static final String UNUSED = "split_line_item_unused_cost";
    public static final String NET_SPLIT = "split_line_item_net_split_cost";
    public static final String NET_UNUSED = "split_line_item_net_unused_cost";

    /** Texts that become part of a cost line, or decide what a row is. */
    public static final List<String> TEXTS =
            List.of(
                    PAYER,
                    "line_item_usage_account_id",
                    "bill_invoicing_entity",
                    "line_item_legal_entity",
                    INVOICE,
                    "bill_billing_entity",
                    "product_region_code",
                    "product_region",
                    "line_item_product_code",
                    PRODUCT_NAME,
                    TYPE,
                    USAGE_TYPE,
                    OPERATION,
                    "pricing_term",
                    "savings_plan_savings_plan_a_r_n",
                    "reservation_reservation_a_r_n",
                    RESOURCE,
                    PARENT,
                    "line_item_currency_code");

    /** Amounts of money. */
    public static final List<String> COSTS =
            List.of(
                    UNBLENDED,
                    NET_UNBLENDED,
                    PUBLIC_ON_DEMAND,
                    SP_EFFECTIVE,
                    SP_COMMITMENT,
                    SP_USED,
                    SP_UPFRONT,
                    RI_EFFECTIVE,
                    RI_UNUSED_UPFRONT,
                    RI_UNUSED_RECURRING,
                    RI_UPFRONT);

    /** Amounts that only say in which ratio others are divided. */
    public static final List<String> WEIGHTS = List.of(SPLIT, UNUSED, NET_SPLIT, NET_UNUSED);

    /** Of rows that split an instance's hour among pods and tasks. */
    public static final List<String> SHARE_OPERATIONS = List.of("EKSPod-EC2", "ECSTask-EC2");

    /** In the operation of what runs on no instance. */
    public static final String FARGATE = "Fargate";

    /** Regular expression for the usage type of an instance's hours; group 2 says which. */
    public static final String INSTANCE_HOURS =
            "(^|-)(BoxUsage|SpotUsage|DedicatedUsage|HostBoxUsage|SchedUsage)(:|$)";

    /** Of instances where a report has no usage types. */
    public static final String INSTANCE_OPERATION = "RunInstances";

    public static final String SPOT = "SpotUsage";

    /** Line item types that are no hour of anything. */
    public static final List<String> FEES =
            List.of("Fee", "RIFee", "SavingsPlanUpfrontFee", "SavingsPlanRecurringFee", "Tax");

    private CurColumns() {}
}
