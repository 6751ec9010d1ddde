package org.chargebackledger.ledger.erp;

import static org.chargebackledger.ledger.Given.acknowledge;
import static org.chargebackledger.ledger.Refusing.refused;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.audit.Refusal.Kind;
import org.chargebackledger.ledger.erp.ErpCommand.AcknowledgeJournal;
import org.chargebackledger.ledger.erp.ErpEvent.Status;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What the finance system answers for an entry. */
class ErpDeliveryTest {

    private final AggregateTestFixture<ErpDelivery> delivery =
            new AggregateTestFixture<>(ErpDelivery.class);

    @Test
    void a_rejected_entry_may_be_answered_again() {
        delivery.givenCommands(acknowledge(Status.REJECTED, ""))
                .when(acknowledge(Status.POSTED, "4711"))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_posted_entry_keeps_its_answer() {
        refused(
                delivery.givenCommands(acknowledge(Status.POSTED, "4711"))
                        .when(acknowledge(Status.REJECTED, "")),
                Kind.CONFLICT,
                "already-posted");
    }

    @Test
    void an_answer_is_of_the_entry_its_stream_is_for() {
        var elsewhere =
                new AcknowledgeJournal(
                        "erp/main/2026-10-000001",
                        "2026-10-000002",
                        Status.POSTED,
                        null,
                        List.of(),
                        Samples.by("erp"));
        refused(
                delivery.givenNoPriorActivity().when(elsewhere),
                Kind.INVALID,
                "delivery-misplaced");
    }
}
