package org.chargebackledger.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of Cost Management exports as a test writes them. */
final class AzureText {

    private static final String SUBSCRIPTION = "/subscriptions/ED570627";

    private AzureText() {}

    static Map<String, String> row(String... changes) {
        var row = new LinkedHashMap<String, String>();
        row.put("BillingAccountId", "8611537");
        row.put("BillingPeriodStartDate", "10/01/2026");
        row.put("SubscriptionId", "ED570627");
        row.put("Date", "10/05/2026");
        row.put("MeterCategory", "Virtual Machines");
        row.put("CostInBillingCurrency", "1");
        row.put("BillingCurrency", "USD");
        row.put("ResourceLocation", "EastUS2");
        row.put("ResourceId", vm("Shop", "web-1"));
        row.put("AdditionalInfo", "");
        row.put("Tags", "");
        row.put("CostCenter", "");
        row.put("ReservationId", "");
        row.put("benefitId", "");
        row.put("ProductOrderId", "");
        row.put("ProductOrderName", "");
        row.put("PricingModel", "OnDemand");
        row.put("ChargeType", "Usage");
        row.put("CostAllocationRuleName", "");
        row.put("previousInvoiceId", "");
        for (var i = 0; i < changes.length; i += 2) {
            if (!row.containsKey(changes[i])) {
                throw new IllegalArgumentException("no column " + changes[i]);
            }
            row.put(changes[i], changes[i + 1]);
        }
        return row;
    }

    /** A row of the reservation or savings plan of one order. */
    static Map<String, String> committed(String type, String cost, String benefit) {
        return row(
                "ChargeType",
                type,
                "CostInBillingCurrency",
                cost,
                "benefitId",
                benefit,
                "PricingModel",
                benefit.contains("savingsPlan") ? "SavingsPlan" : "Reservation");
    }

    static String vm(String group, String name) {
        return SUBSCRIPTION
                + "/resourceGroups/"
                + group
                + "/providers/Microsoft.Compute/virtualMachines/"
                + name;
    }

    static String scaleSet(String group, String name) {
        return vm(group, name).replace("virtualMachines", "virtualMachineScaleSets");
    }

    @SafeVarargs
    static String csv(Map<String, String>... rows) {
        var all = new ArrayList<Map<String, String>>();
        for (var row : rows) {
            all.add(row);
        }
        return PlainTable.text(all);
    }
}
