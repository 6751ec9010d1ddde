package org.chargebackledger.ledger.masterdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chargebackledger.ledger.Given.approveChange;
import static org.chargebackledger.ledger.Given.proposeChange;
import static org.chargebackledger.ledger.Refusing.refused;
import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.PREPARER;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Refusal.Kind;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.canonical.CanonicalReader;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.ApproveChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.CompleteChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.DeclineChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.FailChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.ProposeChange;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeApproved;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeCompleted;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeDeclined;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeFailed;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeProposed;
import org.chargebackledger.ledger.register.CostCenter;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** A change of master data is proposed by one person and approved by another, as it was read. */
class MasterDataChangeTest {

    private static final String ID = "change-1";
    private static final ProposeChange PROPOSE = proposeChange();
    private static final String HASH = approveChange("approver").contentHash();

    @Test
    void a_proposal_carries_its_content_and_its_hash() {
        after().when(PROPOSE)
                .expectEvents(
                        new ChangeProposed(
                                ID, "main", "cost-center", PROPOSE.content(), HASH, PREPARER));
        refused(
                after(PROPOSE).when(new ProposeChange(ID, "main", "cost-center", "{}", PREPARER)),
                Kind.CONFLICT,
                "master-data-change-exists");
    }

    @Test
    void another_person_approves_exactly_that_and_it_is_carried_out() {
        after(PROPOSE)
                .when(approveChange("approver"))
                .expectEvents(
                        new ChangeApproved(
                                ID,
                                "main",
                                "cost-center",
                                PROPOSE.content(),
                                HASH,
                                "preparer",
                                APPROVER));
        after(PROPOSE, approveChange("approver"))
                .when(new CompleteChange(ID, APPROVER))
                .expectEvents(new ChangeCompleted(ID, APPROVER));
        after(PROPOSE, approveChange("approver"))
                .when(new FailChange(ID, "alias-taken", APPROVER))
                .expectEvents(new ChangeFailed(ID, "alias-taken", APPROVER));
    }

    @Test
    void nobody_approves_what_they_proposed_and_nothing_but_what_they_read() {
        refused(after(PROPOSE).when(approveChange("preparer")), Kind.FORBIDDEN, "own-work");
        refused(
                after(PROPOSE).when(new ApproveChange(ID, "0".repeat(64), APPROVER)),
                Kind.CONFLICT,
                "content-differs");
        refused(
                after(PROPOSE, approveChange("approver")).when(approveChange("controller")),
                Kind.CONFLICT,
                "master-data-change-state");
        refused(
                after().when(approveChange("approver")),
                Kind.UNKNOWN,
                "master-data-change-unknown");
    }

    @Test
    void it_is_declined_with_a_reason_or_withdrawn_and_stays_so() {
        after(PROPOSE)
                .when(new DeclineChange(ID, "not ours", APPROVER))
                .expectEvents(new ChangeDeclined(ID, "not ours", APPROVER));
        refused(
                after(PROPOSE).when(new DeclineChange(ID, " ", APPROVER)),
                Kind.INVALID,
                "reason-missing");
        for (var late :
                List.of(
                        approveChange("approver"),
                        new CompleteChange(ID, APPROVER),
                        new FailChange(ID, "late", APPROVER))) {
            refused(
                    after(PROPOSE, new DeclineChange(ID, "typed wrongly", PREPARER)).when(late),
                    Kind.CONFLICT,
                    "master-data-change-state");
        }
        refused(
                after(PROPOSE, approveChange("approver"))
                        .when(new DeclineChange(ID, "too late", APPROVER)),
                Kind.CONFLICT,
                "master-data-change-state");
    }

    @Test
    void what_was_approved_reads_back_as_what_was_proposed() {
        var record = Samples.costCenter("CC-\"1\\\u0001", "zahlungen-\u00e4", "x\ty");
        var text = CanonicalJson.text(record.canonical());
        assertThat(CostCenter.parse(Members.of(text))).isEqualTo(record);
        var all = Map.of("a", List.of(1, -20, true, false, List.of()), "b", Map.of("c", ""));
        assertThat(CanonicalJson.text(Map.of("a", Members.of(Map.of("x", "y")).text("x"))))
                .isEqualTo("{\"a\":\"y\"}");
        var canonical = CanonicalJson.text(all);
        assertThat(CanonicalJson.text(CanonicalReader.object(canonical))).isEqualTo(canonical);
    }

    @Test
    void what_is_no_content_is_refused() {
        for (var wrong :
                List.of(
                        Map.of("code", "CC-1", "colour", "red"),
                        Map.of("code", 1),
                        Map.of("code", "CC-1", "name", "n", "aliases", "one"),
                        Map.of("code", "CC-1", "name", "n", "aliases", List.of(1)))) {
            assertThatThrownBy(() -> CostCenter.parse(Members.of(wrong)))
                    .isInstanceOf(Refusal.class)
                    .extracting(refusal -> ((Refusal) refusal).type())
                    .isEqualTo("master-data-malformed");
        }
        for (var text : List.of("", "[]", "{\"b\":1,\"a\":2}", "{\"a\":1", "{\"a\": 1}", "{}x")) {
            assertThatThrownBy(() -> Members.of(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static TestExecutor<MasterDataChange> after(Object... commands) {
        var change = new AggregateTestFixture<>(MasterDataChange.class);
        return commands.length == 0
                ? change.givenNoPriorActivity()
                : change.givenCommands(commands);
    }
}
