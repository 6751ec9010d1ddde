package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Samples;
import org.junit.jupiter.api.Test;

/** What a run is frozen on. */
class RunInputsTest {

    @Test
    void another_policy_is_applied_by_the_allocation_as_it_is_now() {
        var before = Samples.inputs(1);
        var after = before.under("other", 3, "h3");

        assertThat(before.algorithmVersion()).isLessThan(Allocation.ALGORITHM_VERSION);
        assertThat(after.algorithmVersion()).isEqualTo(Allocation.ALGORITHM_VERSION);
        assertThat(after.policyHash()).isEqualTo("h3");
        assertThat(after.snapshots()).isEqualTo(before.snapshots());
        assertThat(after.usage()).isEqualTo(before.usage());
        assertThat(after.registerVersion()).isEqualTo(before.registerVersion());
    }
}
