package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.months.Line;
import org.chargebackledger.ledger.months.SmallMonth;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/** Where cost arose, on keys that leave it out unless the policy keeps it. */
class KeptOnKeysTest {

    private static final String POLICY =
            """
            attribution: [{id: shared, match: {service: shared}, to: {pool: shared}}]
            pools: [{id: shared, basis: {direct: A}, fallback: U}]
            """;

    @Test
    void keys_of_pools_and_of_what_reaches_nobody_leave_out_where_it_arose() {
        assertThat(keys(POLICY)).containsExactly("A pool // 3", "U unattributed // 4");
    }

    @Test
    void a_policy_may_keep_the_cluster() {
        assertThat(keys(POLICY + "keepOnKeys: [cluster]\n"))
                .containsExactly("A pool /k/ 3", "U unattributed /k/ 4");
    }

    @Test
    void a_policy_may_keep_cluster_and_namespace() {
        assertThat(keys(POLICY + "keepOnKeys: [cluster, namespace]\n"))
                .containsExactly("A pool /k/x 1", "A pool /k/y 2", "U unattributed /k/x 4");
    }

    private static List<String> keys(String policy) {
        var month = new SmallMonth().policy(policy);
        month.line(at("1", "shared", "x")).line(at("2", "shared", "y"));
        month.line(at("4", "own", "x"));
        return PostedAmounts.of(Allocation.of(month.inputs())).stream()
                .filter(amount -> amount.slot().key() != null)
                .map(amount -> {
                    var key = Objects.requireNonNull(amount.slot().key());
                    return "%s %s /%s/%s %s"
                            .formatted(
                                    amount.slot().costCenter(),
                                    key.kind().text(),
                                    key.cluster(),
                                    key.namespace(),
                                    amount.exact());
                })
                .toList();
    }

    private static Line at(String cost, String service, String namespace) {
        return Line.of(cost)
                .service(service)
                .set(TextColumn.CLUSTER, "k")
                .set(TextColumn.NAMESPACE, namespace);
    }
}
