package org.chargebackledger.ledger.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Given.acceptCosts;
import static org.chargebackledger.ledger.Given.recordCosts;
import static org.chargebackledger.ledger.Given.rejectCosts;
import static org.chargebackledger.ledger.Given.releaseCosts;
import static org.chargebackledger.ledger.Given.stageCosts;
import static org.chargebackledger.ledger.Refusing.refused;
import static org.chargebackledger.ledger.Samples.PREPARER;
import static org.chargebackledger.ledger.Samples.by;
import static org.chargebackledger.ledger.Samples.controlTotal;
import static org.chargebackledger.ledger.Samples.costLine;
import static org.chargebackledger.ledger.Samples.costLines;
import static org.chargebackledger.ledger.Samples.delivery;
import static org.chargebackledger.ledger.Samples.finding;
import static org.chargebackledger.ledger.Samples.snapshot;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.chargebackledger.ledger.Given;
import org.chargebackledger.ledger.audit.Refusal.Kind;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.imports.CostImportCommand.AcceptCostDelivery;
import org.chargebackledger.ledger.imports.CostImportCommand.RecordCostLines;
import org.chargebackledger.ledger.imports.CostImportCommand.ReleaseCostDelivery;
import org.chargebackledger.ledger.imports.CostImportCommand.StageCostDelivery;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryAccepted;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryHeld;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryRejected;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryReleased;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryStaged;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Cost deliveries and their blocks. */
class CostImportTest {

    private final AggregateTestFixture<CostImport> delivery =
            new AggregateTestFixture<>(CostImport.class);
    private final AggregateTestFixture<CostLineChunk> block =
            new AggregateTestFixture<>(CostLineChunk.class);

    @Test
    void a_delivery_is_staged_and_then_accepted() {
        var files = delivery("aa");
        delivery.givenNoPriorActivity()
                .when(stageCosts())
                .expectEvents(new CostDeliveryStaged("imp-1", files, PREPARER));
        new AggregateTestFixture<>(CostImport.class)
                .givenCommands(stageCosts())
                .when(acceptCosts(finding(Severity.WARN)))
                .expectEvents(
                        new CostDeliveryAccepted(
                                "imp-1",
                                files,
                                List.of(snapshot("imp-1", 1)),
                                List.of(controlTotal()),
                                List.of(finding(Severity.WARN)),
                                PREPARER));
    }

    @Test
    void a_finding_that_holds_a_delivery_has_it_held() {
        delivery.givenCommands(stageCosts())
                .when(acceptCosts(finding(Severity.HOLD)))
                .expectEvents(
                        new CostDeliveryHeld(
                                "imp-1",
                                delivery("aa"),
                                List.of(snapshot("imp-1", 1)),
                                List.of(controlTotal()),
                                List.of(finding(Severity.HOLD)),
                                PREPARER));
    }

    @Test
    void a_held_delivery_is_released_by_another_person_with_new_revisions() {
        delivery.givenCommands(stageCosts(), acceptCosts(finding(Severity.HOLD)))
                .when(releaseCosts("approver"))
                .expectEvents(
                        new CostDeliveryReleased(
                                "imp-1",
                                List.of(snapshot("imp-1", 2)),
                                "checked",
                                Given.heldHash(),
                                by("approver")));
    }

    @Test
    void a_held_delivery_may_be_rejected() {
        delivery.givenCommands(stageCosts(), acceptCosts(finding(Severity.HOLD)))
                .when(rejectCosts())
                .expectEvents(
                        new CostDeliveryRejected(
                                "imp-1",
                                delivery("aa"),
                                List.of(finding(Severity.REJECT)),
                                PREPARER));
    }

    @Test
    void nobody_releases_what_they_delivered() {
        refused(
                delivery.givenCommands(stageCosts(), acceptCosts(finding(Severity.HOLD)))
                        .when(releaseCosts("preparer")),
                Kind.FORBIDDEN,
                "own-work");
    }

    @Test
    void a_held_delivery_is_released_by_the_hash_of_what_was_read() {
        refused(
                delivery.givenCommands(stageCosts(), acceptCosts(finding(Severity.HOLD)))
                        .when(releaseCosts("approver", "0".repeat(64))),
                Kind.CONFLICT,
                "content-differs");
    }

    @Test
    void what_is_hashed_of_a_held_delivery_stays_the_same() {
        assertThat(Given.heldHash())
                .isEqualTo("c15854aba0c9e14a55c1144324bb81760430877af5ed9371418709733ef3b15f");
    }

    @Test
    void only_the_held_snapshots_are_released() {
        var others = new ReleaseCostDelivery("imp-1", List.of(), "checked", "", by("approver"));
        refused(
                delivery.givenCommands(stageCosts(), acceptCosts(finding(Severity.HOLD)))
                        .when(others),
                Kind.INVALID,
                "not-the-held-snapshots");
    }

    @Test
    void a_delivery_with_an_error_is_not_accepted() {
        refused(
                delivery.givenCommands(stageCosts()).when(acceptCosts(finding(Severity.REJECT))),
                Kind.INVALID,
                "delivery-has-errors");
    }

    @Test
    void what_has_ended_ends_no_other_way() {
        refused(
                delivery.givenCommands(stageCosts(), rejectCosts()).when(acceptCosts()),
                Kind.CONFLICT,
                "import-ended");
        refused(
                new AggregateTestFixture<>(CostImport.class)
                        .givenCommands(stageCosts(), acceptCosts())
                        .when(rejectCosts()),
                Kind.CONFLICT,
                "import-ended");
    }

    @Test
    void a_staged_delivery_is_not_released() {
        var none = new ReleaseCostDelivery("imp-1", List.of(), "checked", "", by("approver"));
        refused(delivery.givenCommands(stageCosts()).when(none), Kind.CONFLICT, "import-not-held");
    }

    @Test
    void an_unknown_delivery_is_neither_accepted_nor_rejected_nor_released() {
        for (var command : List.of(acceptCosts(), rejectCosts(), releaseCosts("approver"))) {
            refused(
                    new AggregateTestFixture<>(CostImport.class)
                            .givenNoPriorActivity()
                            .when(command),
                    Kind.UNKNOWN,
                    "import-unknown");
        }
    }

    @Test
    void an_import_holds_one_delivery() {
        refused(
                delivery.givenCommands(stageCosts())
                        .when(new StageCostDelivery("imp-1", delivery("cc"), PREPARER)),
                Kind.CONFLICT,
                "import-exists");
    }

    @Test
    void snapshots_follow_each_other() {
        var second = snapshot("imp-1", 1);
        var command =
                new AcceptCostDelivery(
                        "imp-1", List.of(second, second), List.of(), List.of(), PREPARER);
        refused(
                delivery.givenCommands(stageCosts()).when(command),
                Kind.INVALID,
                "snapshot-malformed");
    }

    @Test
    void a_block_of_lines_is_recorded_once() {
        block.givenNoPriorActivity()
                .when(recordCosts())
                .expectEvents(new CostLinesRecorded("imp-1", 0, "imp-1-1", costLines()));
        var other = CostLines.of(List.of(costLine("i-9", "1")));
        refused(
                new AggregateTestFixture<>(CostLineChunk.class)
                        .givenCommands(recordCosts())
                        .when(record("imp-1/lines/0", other)),
                Kind.CONFLICT,
                "block-differs");
    }

    @Test
    void a_block_lies_in_its_own_stream_and_is_not_empty() {
        refused(
                block.givenNoPriorActivity().when(record("imp-1/lines/7", costLines())),
                Kind.INVALID,
                "block-misplaced");
        refused(
                new AggregateTestFixture<>(CostLineChunk.class)
                        .givenNoPriorActivity()
                        .when(record("imp-1/lines/0", CostLines.of(List.of()))),
                Kind.INVALID,
                "block-size");
    }

    private static RecordCostLines record(String chunkId, CostLines lines) {
        return new RecordCostLines(chunkId, "imp-1", 0, "imp-1-1", lines);
    }
}
