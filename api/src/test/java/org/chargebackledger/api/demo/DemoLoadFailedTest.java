package org.chargebackledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.projections.imports.DeliveryStatus;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What is said when the sample company cannot be loaded. */
class DemoLoadFailedTest {

    private static final Finding FALL =
            new Finding(Severity.HOLD, null, null, null, null, "total-falls", "it falls by half");

    @Test
    void a_held_delivery_is_named_with_its_reason_and_the_way_on() {
        assertThat(
                        DemoLoadFailed.notAccepted(
                                "aws-bill", "id-1", DeliveryStatus.HELD, List.of(FALL)))
                .hasMessage(
                        "aws-bill is HELD: it falls by half. Accept it as approver, POST"
                                + " /api/v1/imports/id-1/acceptance, and start again: the load goes"
                                + " on from there");
    }

    @Test
    void a_rejected_delivery_is_named_with_its_reason() {
        assertThat(
                        DemoLoadFailed.notAccepted(
                                "aws-bill", "id-1", DeliveryStatus.REJECTED, List.of(FALL)))
                .hasMessage("aws-bill is REJECTED: it falls by half");
    }
}
