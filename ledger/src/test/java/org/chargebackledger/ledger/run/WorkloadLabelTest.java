package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.months.SmallMonth;
import org.chargebackledger.ledger.run.Attribution.Miss;
import org.chargebackledger.ledger.run.Destination.ToCostCenter;
import org.chargebackledger.ledger.run.Destination.Unattributed;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/** A workload's label before its namespace's before its cluster (complaint 5): as rules say it. */
class WorkloadLabelTest {

    private static final LocalDate BEFORE = LocalDate.of(2026, 10, 9);
    private static final LocalDate AFTER = LocalDate.of(2026, 10, 10);

    private final Attribution attribution = new Attribution(month().inputs());

    private static SmallMonth month() {
        return new SmallMonth()
                .policy(
                        """
                        namespaces:
                          - {id: workload, match: {}, to: {lookup: {label: team}}}
                          - {id: namespace, match: {}, to: {lookup: {namespaceLabel: team}}}
                          - {id: cluster, match: {cluster: k}, to: {costCenter: C}}
                        """)
                .label("shop", "a", 10);
    }

    @Test
    void a_workloads_label_comes_before_its_namespaces() {
        assertThat(of("k", "{\"team\":\"b\"}", AFTER)).isEqualTo(new ToCostCenter("workload", "B"));
    }

    @Test
    void a_namespaces_label_counts_from_its_day_on() {
        assertThat(of("k", "{}", AFTER)).isEqualTo(new ToCostCenter("namespace", "A"));
        assertThat(of("k", "{}", BEFORE)).isEqualTo(new ToCostCenter("cluster", "C"));
    }

    @Test
    void a_label_that_names_nobody_is_told_and_passed_over() {
        var decision = attribution.ofNamespace("k", "shop", "", "{\"team\":\"x\"}", AFTER);
        assertThat(decision.destination()).isEqualTo(new ToCostCenter("namespace", "A"));
        assertThat(decision.misses()).containsExactly(new Miss("workload", "x"));
    }

    /** Complaint 19: labels are of a namespace of one cluster. */
    @Test
    void the_same_namespace_of_another_cluster_has_labels_of_its_own() {
        assertThat(of("other", "{}", AFTER)).isInstanceOf(Unattributed.class);
    }

    private Destination of(String cluster, String labels, LocalDate day) {
        return attribution.ofNamespace(cluster, "shop", "", labels, day).destination();
    }
}
