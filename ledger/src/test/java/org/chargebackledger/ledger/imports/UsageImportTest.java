package org.chargebackledger.ledger.imports;

import static org.chargebackledger.ledger.Given.acceptUsage;
import static org.chargebackledger.ledger.Given.recordUsage;
import static org.chargebackledger.ledger.Given.rejectUsage;
import static org.chargebackledger.ledger.Given.stageUsage;
import static org.chargebackledger.ledger.Refusing.refused;
import static org.chargebackledger.ledger.Samples.PREPARER;
import static org.chargebackledger.ledger.Samples.delivery;
import static org.chargebackledger.ledger.Samples.finding;
import static org.chargebackledger.ledger.Samples.slice;
import static org.chargebackledger.ledger.Samples.usageLine;
import static org.chargebackledger.ledger.Samples.usageLines;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.chargebackledger.ledger.audit.Refusal.Kind;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.ledger.imports.UsageImportCommand.RecordUsageLines;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryAccepted;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageLinesRecorded;
import org.chargebackledger.ledger.usage.UsageLines;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Usage deliveries and their blocks. */
class UsageImportTest {

    private final AggregateTestFixture<UsageImport> delivery =
            new AggregateTestFixture<>(UsageImport.class);

    @Test
    void a_delivery_is_staged_and_then_accepted() {
        delivery.givenCommands(stageUsage())
                .when(acceptUsage("d"))
                .expectEvents(
                        new UsageDeliveryAccepted(
                                "imp-2",
                                delivery("bb"),
                                List.of(slice()),
                                1,
                                "d",
                                List.of(),
                                PREPARER));
    }

    @Test
    void a_delivery_with_an_error_is_not_accepted_and_readings_are_never_held() {
        refused(
                delivery.givenCommands(stageUsage())
                        .when(acceptUsage("d", finding(Severity.REJECT))),
                Kind.INVALID,
                "delivery-has-errors");
        refused(
                new AggregateTestFixture<>(UsageImport.class)
                        .givenCommands(stageUsage())
                        .when(acceptUsage("d", finding(Severity.HOLD))),
                Kind.INVALID,
                "usage-is-not-held");
    }

    @Test
    void what_has_ended_ends_no_other_way() {
        refused(
                delivery.givenCommands(stageUsage(), acceptUsage("d")).when(acceptUsage("e")),
                Kind.CONFLICT,
                "import-ended");
        refused(
                new AggregateTestFixture<>(UsageImport.class)
                        .givenCommands(stageUsage(), acceptUsage("d"))
                        .when(rejectUsage()),
                Kind.CONFLICT,
                "import-ended");
    }

    @Test
    void an_unknown_delivery_is_not_accepted() {
        refused(
                delivery.givenNoPriorActivity().when(acceptUsage("d")),
                Kind.UNKNOWN,
                "import-unknown");
    }

    @Test
    void a_block_of_readings_is_recorded_once() {
        var fixture = new AggregateTestFixture<>(UsageLineChunk.class);
        fixture.givenNoPriorActivity()
                .when(recordUsage())
                .expectEvents(new UsageLinesRecorded("imp-2", 0, usageLines()));
        var other = new UsageLines.Usages(List.of(usageLine("search", "1")));
        refused(
                new AggregateTestFixture<>(UsageLineChunk.class)
                        .givenCommands(recordUsage())
                        .when(new RecordUsageLines("imp-2/lines/0", "imp-2", 0, other)),
                Kind.CONFLICT,
                "block-differs");
    }
}
