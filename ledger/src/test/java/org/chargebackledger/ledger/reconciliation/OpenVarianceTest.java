package org.chargebackledger.ledger.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.util.List;

/** An accepted figure is just that figure: another amount, limit or owner is another one. */
class OpenVarianceTest {

    private static final Period OCTOBER = Period.parse("2026-10");

    @Test
    void an_acceptance_counts_for_the_very_figure_and_no_other() {
        var open = unattributed("main", "-3.01", "100", "0.03", "finops");
        assertThat(open.isWithin()).isFalse();
        assertThat(unattributed("main", "-3.00", "100", "0.03", "finops").isWithin()).isTrue();
        var accepted = accepted(open, "tags come in December");
        assertThat(accepted.accepts(OCTOBER, open)).isTrue();
        assertThat(accepted.accepts(OCTOBER.next(), open)).isFalse();
        for (var other :
                List.of(
                        unattributed("main", "-3.02", "100", "0.03", "finops"),
                        unattributed("main", "-3.01", "101", "0.03", "finops"),
                        unattributed("main", "-3.01", "100", "0.02", "finops"),
                        unattributed("main", "-3.01", "100", "0.03", "somebody"),
                        unattributed("de01", "-3.01", "100", "0.03", "finops"))) {
            assertThat(accepted.accepts(OCTOBER, other)).isFalse();
        }
    }

    @Test
    void an_acceptance_reads_back_and_says_why() {
        var open = unattributed("main", "3.01", "100", "0.03", "finops");
        var accepted = accepted(open, "tags come in December");
        var text = CanonicalJson.text(accepted.canonical());
        assertThat(AcceptedVariance.parse(Members.of(text))).isEqualTo(accepted);
        assertThatThrownBy(() -> accepted(open, " ")).isInstanceOf(Refusal.class);
    }

    private static OpenVariance unattributed(
            String book, String lost, String allocated, String limit, String owner) {
        return OpenVariance.unattributed(
                book,
                OCTOBER,
                Exact.parse(lost),
                Exact.parse(allocated),
                Exact.parse(limit),
                owner);
    }

    private static AcceptedVariance accepted(OpenVariance open, String reason) {
        return new AcceptedVariance(
                OCTOBER, open.id(), open.hash(), open.amount(), open.owner(), reason);
    }
}
