package org.chargebackledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Given.JOURNAL;
import static org.chargebackledger.ledger.Given.begin;
import static org.chargebackledger.ledger.Given.drafts;
import static org.chargebackledger.ledger.Given.open;
import static org.chargebackledger.ledger.Given.post;
import static org.chargebackledger.ledger.Given.posted;
import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.PREPARER;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.CompleteAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.DeclineAdjustment;
import org.chargebackledger.ledger.adjustment.AdjustmentCommand.FailAdjustment;
import org.chargebackledger.ledger.adoption.AdoptionCommand;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.connector.SliceCommand;
import org.chargebackledger.ledger.dispute.AcceptanceCommand;
import org.chargebackledger.ledger.dispute.DisputeCommand;
import org.chargebackledger.ledger.dispute.DisputeCommand.AcceptAsOpen;
import org.chargebackledger.ledger.dispute.DisputeCommand.DeclineDispute;
import org.chargebackledger.ledger.dispute.DisputeCommand.SettleDispute;
import org.chargebackledger.ledger.dispute.DisputeCommand.WithdrawDispute;
import org.chargebackledger.ledger.erp.ErpCommand;
import org.chargebackledger.ledger.erp.ErpEvent.Status;
import org.chargebackledger.ledger.imports.CostImportCommand;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.ledger.imports.UsageImportCommand;
import org.chargebackledger.ledger.invoice.InvoiceCommand;
import org.chargebackledger.ledger.invoice.InvoiceCommand.ApproveAcceptance;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalCommand.AbandonPosting;
import org.chargebackledger.ledger.journal.JournalCommand.BeginReversal;
import org.chargebackledger.ledger.journal.JournalCommand.ReverseEntry;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.masterdata.MasterDataCommand;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.CompleteChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.DeclineChange;
import org.chargebackledger.ledger.masterdata.MasterDataCommand.FailChange;
import org.chargebackledger.ledger.materiality.Choice;
import org.chargebackledger.ledger.materiality.ReviewCommand;
import org.chargebackledger.ledger.materiality.ReviewSamples;
import org.chargebackledger.ledger.materiality.ReviewStatus;
import org.chargebackledger.ledger.policy.PolicyCommand;
import org.chargebackledger.ledger.register.RegisterCommand;
import org.chargebackledger.ledger.run.RunCommand;
import org.chargebackledger.ledger.run.RunCommand.RefuseRun;
import org.chargebackledger.ledger.run.RunKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The law that every command obeys: given twice, it changes nothing the second time. */
class IdempotenceTest {

    private static final List<Class<?>> FAMILIES =
            List.of(
                    CostImportCommand.class,
                    UsageImportCommand.class,
                    SliceCommand.class,
                    RegisterCommand.class,
                    MasterDataCommand.class,
                    PolicyCommand.class,
                    AdjustmentCommand.class,
                    DisputeCommand.class,
                    AcceptanceCommand.class,
                    AdoptionCommand.class,
                    InvoiceCommand.class,
                    ReviewCommand.class,
                    RunCommand.class,
                    JournalCommand.class,
                    ErpCommand.class);

    private static final String NOON = "2026-11-01T12:00:00Z";

    /** A command, and what was commanded before it. */
    record Case(int aggregate, Object command, List<?> before) {

        private static Case of(int aggregate, Object command, Object... before) {
            return new Case(aggregate, command, List.of(before));
        }

        @Override
        public String toString() {
            return command.getClass().getSimpleName();
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                        imports(),
                        registerAndPolicy(),
                        masterData(),
                        adjustments(),
                        disputes(),
                        adoptions(),
                        invoices(),
                        reviews(),
                        runs(),
                        journal())
                .flatMap(List::stream);
    }

    private static List<Case> imports() {
        var stage = Given.stageCosts();
        var held = Given.acceptCosts(Samples.finding(Severity.HOLD));
        return List.of(
                Case.of(0, stage),
                Case.of(1, Given.recordCosts()),
                Case.of(0, Given.acceptCosts(), stage),
                Case.of(0, held, stage),
                Case.of(0, Given.rejectCosts(), stage),
                Case.of(0, Given.releaseCosts("approver"), stage, held),
                Case.of(0, Given.stageUsage()),
                Case.of(1, Given.recordUsage()),
                Case.of(0, Given.acceptUsage("d"), Given.stageUsage()),
                Case.of(0, Given.rejectUsage(), Given.stageUsage()),
                Case.of(0, Given.recordFetch(NOON, "imp-2")),
                Case.of(0, Given.recordFailure(NOON)));
    }

    private static List<Case> registerAndPolicy() {
        var draft = Given.draftPolicy("{}");
        var submit = Given.submitPolicy(1);
        return List.of(
                Case.of(0, Given.set(Samples.costCenter("CC-1", "payments"))),
                Case.of(0, draft),
                Case.of(0, submit, draft),
                Case.of(0, Given.approvePolicy(draft, 1, "2026-10"), draft, submit),
                Case.of(0, Given.acknowledge(Status.POSTED, "4711")));
    }

    private static List<Case> masterData() {
        var propose = Given.proposeChange();
        var approve = Given.approveChange("approver");
        var id = propose.changeId();
        return List.of(
                Case.of(0, propose),
                Case.of(0, approve, propose),
                Case.of(0, new DeclineChange(id, "no", APPROVER), propose),
                Case.of(0, new CompleteChange(id, APPROVER), propose, approve),
                Case.of(0, new FailChange(id, "alias-taken", APPROVER), propose, approve));
    }

    private static List<Case> adjustments() {
        var content = Samples.adjustment();
        var propose = Given.proposeAdjustment(content);
        var approve = Given.approveAdjustment("approver", content);
        return List.of(
                Case.of(0, propose),
                Case.of(0, approve, propose),
                Case.of(0, new DeclineAdjustment("adjustment-1", "no", APPROVER), propose),
                Case.of(
                        0,
                        new CompleteAdjustment("adjustment-1", List.of("2026-10-000003"), APPROVER),
                        propose,
                        approve),
                Case.of(
                        0,
                        new FailAdjustment("adjustment-1", "closed", APPROVER),
                        propose,
                        approve));
    }

    private static List<Case> disputes() {
        var raise = Given.raiseDispute();
        var id = raise.disputeId();
        return List.of(
                Case.of(0, raise),
                Case.of(0, new WithdrawDispute(id, "it is ours", raise.stamp()), raise),
                Case.of(0, new DeclineDispute(id, "no", APPROVER), raise),
                Case.of(0, new AcceptAsOpen(id, "later", APPROVER), raise),
                Case.of(
                        0,
                        new SettleDispute(
                                id, "adjustment-1", Samples.dispute().disputed(), APPROVER),
                        raise),
                Case.of(0, Given.recordAcceptance("2026-12-05T08:00:00Z")));
    }

    private static List<Case> invoices() {
        var record = Given.recordInvoice("9.00", null);
        var propose = Given.proposeAcceptance(1);
        var approve =
                new ApproveAcceptance(
                        record.invoice(), Given.acceptanceHash(record, propose), APPROVER);
        return List.of(
                Case.of(0, record),
                Case.of(0, Given.recordInvoice("9.01", "misread"), record),
                Case.of(0, propose, record),
                Case.of(0, approve, record, propose));
    }

    private static List<Case> reviews() {
        var breach = ReviewSamples.breach("600.00");
        var record = ReviewSamples.record(breach);
        var propose = ReviewSamples.propose(Choice.WAIVE);
        var approve = ReviewSamples.approve(breach, propose);
        return List.of(
                Case.of(0, record),
                Case.of(0, propose, record),
                Case.of(0, approve, record, propose),
                Case.of(0, ReviewSamples.decline(), record, propose),
                Case.of(0, ReviewSamples.conclude(ReviewStatus.POSTED), record, propose, approve));
    }

    private static List<Case> adoptions() {
        var propose = Given.proposeAdoption();
        var approve = Given.approveAdoption("approver");
        return List.of(
                Case.of(0, propose),
                Case.of(0, approve, propose),
                Case.of(0, Given.completeAdoption(), propose, approve),
                Case.of(0, Given.failAdoption(), propose, approve));
    }

    private static List<Case> runs() {
        var start = Given.startRun(RunKind.CHARGEBACK);
        var done = Given.completeRun("d");
        return List.of(
                Case.of(0, start),
                Case.of(1, Given.recordShares()),
                Case.of(0, done, start),
                Case.of(0, Given.failRun(), start),
                Case.of(0, Given.runPosting(), start, done),
                Case.of(
                        0,
                        new RefuseRun("run-1", "period-not-open", PREPARER),
                        start,
                        done,
                        Given.runPosting()),
                Case.of(0, Given.runPosted(), start, done, Given.runPosting()));
    }

    private static List<Case> journal() {
        var open = open(OCTOBER);
        var begin = begin("run-1", drafts("run-1"));
        var post = post("run-1", 0, drafts("run-1"));
        var propose = Given.propose(Transition.CLOSE);
        return List.of(
                Case.of(0, open),
                Case.of(0, begin, open),
                Case.of(0, post, open, begin),
                Case.of(0, Given.complete("run-1"), open, begin, post),
                Case.of(0, new AbandonPosting(JOURNAL, "run-1", PREPARER), open, begin),
                Case.of(
                        0,
                        new BeginReversal(JOURNAL, Given.paired(), "ERROR", PREPARER),
                        open,
                        begin("run-1", Given.pairedDrafts()),
                        post("run-1", 0, Given.pairedDrafts()),
                        Given.complete("run-1")),
                new Case(0, begin, posted()),
                new Case(0, post, posted()),
                new Case(0, Given.reverse(Given.firstEntry()), posted()),
                new Case(0, Given.postAdjustment("adjustment-1", Samples.adjustment()), posted()),
                Case.of(0, Given.reverseAccrual(OCTOBER), open, Given.accrue()),
                Case.of(0, Given.roundInvoice(OCTOBER, "0.01"), open),
                Case.of(0, propose, open),
                Case.of(0, Given.approve("approver", 0), open, propose));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_same_command_twice_changes_nothing(Case law) {
        var before = new ArrayList<Object>(law.before());
        before.add(law.command());
        var again = executor(law).andGivenCommands(before).when(law.command()).expectNoEvents();
        if (law.command() instanceof ReverseEntry) {
            again.expectException(Refusal.class); // and it says so
        } else {
            again.expectSuccessfulHandlerExecution();
        }
    }

    @Test
    void every_command_is_under_the_law() {
        var covered = cases().map(law -> law.command().getClass()).toList();
        var commands =
                FAMILIES.stream().flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
        assertThat(commands).allMatch(covered::contains);
    }

    private static TestExecutor<?> executor(Case law) {
        var aggregate =
                switch (law.command()) {
                    case CostImportCommand _ -> CostImportCommand.decidedBy();
                    case SliceCommand _ -> SliceCommand.decidedBy();
                    case UsageImportCommand _ -> UsageImportCommand.decidedBy();
                    case RegisterCommand _ -> RegisterCommand.decidedBy();
                    case MasterDataCommand _ -> MasterDataCommand.decidedBy();
                    case PolicyCommand _ -> PolicyCommand.decidedBy();
                    case AdjustmentCommand _ -> AdjustmentCommand.decidedBy();
                    case DisputeCommand _ -> DisputeCommand.decidedBy();
                    case AcceptanceCommand _ -> AcceptanceCommand.decidedBy();
                    case AdoptionCommand _ -> AdoptionCommand.decidedBy();
                    case InvoiceCommand _ -> InvoiceCommand.decidedBy();
                    case ReviewCommand _ -> ReviewCommand.decidedBy();
                    case RunCommand _ -> RunCommand.decidedBy();
                    case JournalCommand _ -> JournalCommand.decidedBy();
                    default -> ErpCommand.decidedBy();
                };
        return new AggregateTestFixture<>(aggregate.get(law.aggregate())).givenNoPriorActivity();
    }
}
