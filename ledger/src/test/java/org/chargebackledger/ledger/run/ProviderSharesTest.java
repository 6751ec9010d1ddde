package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Clusters whose node cost the provider divides in its bill, worked by hand. */
class ProviderSharesTest {

    private static final String POLICY =
            """
            nodeSplit:
              source: {k: providerShares}
              idle: {pool: shared}
            attribution:
              - {id: nodes, match: {service: compute}, to: {nodeCost: {cluster: k}}}
            namespaces:
              - {id: system, match: {namespace: "kube-*"}, to: {pool: shared}}
              - {id: teams, match: {namespaceLabel: team}, to: {lookup: {namespaceLabel: team}}}
            pools:
              - {id: shared, basis: {direct: C}, fallback: U}
            """;

    private final SmallMonth month =
            new SmallMonth().policy(POLICY).label("web", "a", 1).label("jobs", "b", 1);

    private static Line cost(String cost, String resource, String namespace) {
        return Line.of(cost)
                .service("compute")
                .days(1, 1)
                .set(TextColumn.RESOURCE, resource)
                .set(TextColumn.NAMESPACE, namespace);
    }

    @Test
    void a_namespace_bears_its_share_and_the_rest_of_the_node_is_idle() {
        month.line(cost("30", "n1", "web"))
                .line(cost("45", "n1", "jobs"))
                .line(cost("5", "n1", "kube-system"))
                .line(cost("20", "n1", ""));

        assertThat(Outcome.of(month).exact())
                .isEqualTo(
                        Map.of(
                                "A (node)",
                                "30",
                                "B (node)",
                                "45",
                                "C (pool shared)",
                                "5",
                                "C (idle shared)",
                                "20"));
        assertThat(Outcome.of(month).findings()).isEmpty();
    }

    /** Web was read for all of the node, which would be 100; the provider's split decides. */
    @Test
    void readings_are_not_asked_unless_the_policy_names_usage() {
        month.node("n1", 0, 24, "1", "1")
                .usage("n1", "web", 0, 24, "24", "24")
                .line(cost("30", "n1", "jobs"))
                .line(cost("70", "n1", ""));

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("B (node)", "30", "C (idle shared)", "70"));
        assertThat(Outcome.of(month).findings()).isEmpty();

        month.policy(POLICY.replace("k: providerShares", "k: usage"));
        assertThat(Outcome.of(month).exact()).isEqualTo(Map.of("A (node)", "100"));
    }

    /** Web has 30 of 120, jobs 50, idle 40: of the fee's 12 they bear 3, 5 and 4. */
    @Test
    void what_is_no_machines_is_borne_as_the_machines_are() {
        month.line(cost("30", "n1", "web"))
                .line(cost("40", "n1", ""))
                .line(cost("50", "n2", "jobs"))
                .line(cost("12", "", ""));

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (node)", "33", "B (node)", "55", "C (idle shared)", "44"));
    }

    /** Web has 30 of 120 and idle is 70 + 20: of the fee's 12 they bear 3 and 9. */
    @Test
    void what_the_provider_says_nobody_took_is_idle_with_and_without_a_resource() {
        month.line(cost("30", "n1", "web"))
                .line(cost("70", "n1", CostLine.IDLE_NAMESPACE))
                .line(cost("20", "", CostLine.IDLE_NAMESPACE))
                .line(cost("12", "", ""));

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (node)", "33", "C (idle shared)", "99"));
        assertThat(Outcome.of(month).findings()).isEmpty();
    }

    @Test
    void a_node_that_nobody_took_at_all_is_idle() {
        month.node("n1", 0, 24, "1", "1")
                .line(cost("70", "n1", CostLine.IDLE_NAMESPACE))
                .line(cost("5", "n1", ""));

        assertThat(Outcome.of(month).exact()).isEqualTo(Map.of("C (idle shared)", "75"));
        assertThat(Outcome.of(month).findings()).isEmpty();
    }

    @Test
    void a_node_that_the_provider_does_not_divide_is_not_idle() {
        month.node("n1", 0, 24, "1", "1")
                .node("n2", 0, 24, "1", "1")
                .line(cost("30", "n1", "web"))
                .line(cost("70", "n2", ""));

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (node)", "30", "U (unattributed)", "70"));
        assertThat(Outcome.of(month).findings()).contains("missing-shares k/n2 70");
    }

    /** A day without any share line has nothing to divide by. */
    @Test
    void a_cluster_without_any_share_is_unattributed() {
        month.line(cost("10", "n1", ""));

        assertThat(Outcome.of(month).exact()).isEqualTo(Map.of("U (unattributed)", "10"));
        assertThat(Outcome.of(month).findings()).contains("missing-shares k/n1 10");
    }

    @Test
    void a_share_of_a_credit_is_a_credit() {
        month.line(cost("-20", "n1", "web")).line(cost("-30", "n1", "jobs"));

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (node)", "-20", "B (node)", "-30"));
    }

    @Test
    void shares_may_go_by_workload_where_there_are_no_namespaces() {
        var policy =
                POLICY.replace(
                        "namespaces:",
                        "namespaces:\n  - {id: search, match: {workload: search}, to: {costCenter:"
                                + " A}}");
        month.policy(policy)
                .line(cost("25", "host", "").set(TextColumn.WORKLOAD, "search"))
                .line(cost("75", "host", "").set(TextColumn.WORKLOAD, "billing"));

        assertThat(Outcome.of(month).exact())
                .isEqualTo(Map.of("A (node)", "25", "U (unattributed)", "75"));
    }

    @Test
    void an_explanation_sees_the_share_and_the_whole_of_the_node() {
        month.line(cost("30", "n1", "web")).line(cost("70", "n1", ""));

        assertThat(Outcome.of(month).shares())
                .filteredOn(share -> share.costCenter().equals("A"))
                .singleElement()
                .satisfies(share -> {
                    assertThat(share.driver()).isEqualTo("provider-shares");
                    assertThat(share.driverValue()).hasToString("30");
                    assertThat(share.driverTotal()).hasToString("100");
                });
    }
}
