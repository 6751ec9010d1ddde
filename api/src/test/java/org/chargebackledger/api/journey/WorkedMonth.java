package org.chargebackledger.api.journey;

import static org.chargebackledger.api.journey.SharedData.text;
import static org.chargebackledger.api.journey.SharedData.upload;

import java.util.Map;

/** The worked month of the accounting rules, brought in through HTTP. */
public final class WorkedMonth {

    public static final String PERIOD = "2026-10";
    public static final String POLICY = "standard";

    private WorkedMonth() {}

    /** Delivers everything the month needs, and adopts its policy. */
    public static void deliver(Company company) {
        company.register(text("worked_month/cost-centers.json"));
        company.adopt(POLICY, text("worked_month/policy.yaml"), PERIOD);
        company.accepted("focus", Map.of(), upload("worked_month/bill-focus-1.2.csv"));
        company.accepted("usage-csv", Map.of(), upload("worked_month/usage.csv"));
        company.accepted("node-csv", Map.of(), upload("worked_month/nodes.csv"));
        company.accepted("metrics-csv", Map.of(), upload("worked_month/metrics.csv"));
        company.accepted("namespace-labels", Map.of(), upload("worked_month/namespace-labels.csv"));
    }
}
