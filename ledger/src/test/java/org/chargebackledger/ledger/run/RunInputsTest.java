package org.chargebackledger.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.book.PostingTerms;
import org.junit.jupiter.api.Test;

import java.util.List;

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

    /** What is pinned already must stay the same run. */
    @Test
    void default_terms_are_not_pinned() {
        var inputs = Samples.inputs(1);

        assertThat(under(PostingTerms.DEFAULT)).isEqualTo(inputs);
        assertThat(inputs.fingerprint())
                .isEqualTo("e684141e0bbb695d1b6e976cf573cae28548b1786cfb4c7b767fb3276f7ff811");
    }

    @Test
    void terms_are_part_of_the_fingerprint_and_stay_with_a_late_bill_and_another_policy() {
        var inputs = Samples.inputsUnderTerms();

        assertThat(inputs.fingerprint()).isNotEqualTo(Samples.inputs(1).fingerprint());
        assertThat(inputs.fingerprint())
                .isNotEqualTo(under(Samples.terms().at(List.of())).fingerprint());
        assertThat(inputs.under("other", 2, "h2").postingTerms()).isEqualTo(Samples.terms());
        assertThat(inputs.restated(List.of(), List.of()).postingTerms()).isEqualTo(Samples.terms());
    }

    private static RunInputs under(PostingTerms terms) {
        var inputs = Samples.inputs(1);
        return new RunInputs(
                inputs.book(),
                inputs.period(),
                inputs.snapshots(),
                inputs.usage(),
                inputs.registerVersion(),
                inputs.policyName(),
                inputs.policyVersion(),
                inputs.policyHash(),
                inputs.algorithmVersion(),
                null,
                terms);
    }
}
