package org.chargebackledger.ledger.invoice;

import static org.chargebackledger.ledger.Given.acceptanceHash;
import static org.chargebackledger.ledger.Given.proposeAcceptance;
import static org.chargebackledger.ledger.Given.recordInvoice;
import static org.chargebackledger.ledger.Refusing.refused;
import static org.chargebackledger.ledger.Samples.APPROVER;
import static org.chargebackledger.ledger.Samples.PREPARER;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.chargebackledger.ledger.Samples;
import org.chargebackledger.ledger.audit.Refusal.Kind;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.invoice.InvoiceCommand.ApproveAcceptance;
import org.chargebackledger.ledger.invoice.InvoiceCommand.RecordInvoice;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AcceptanceApproved;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AcceptanceProposed;
import org.chargebackledger.ledger.invoice.InvoiceEvent.AnswerConfirmed;
import org.chargebackledger.ledger.invoice.InvoiceEvent.InvoiceRecorded;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What is printed is recorded by one person; what it differs by is accepted by another. */
class InvoiceDecisionTest {

    private static final PrintedInvoice PRINTED = Samples.invoice("9.00");
    private static final String STREAM = "invoice/main/AWS/INV%2F1";
    private static final RecordInvoice RECORD = recordInvoice("9.00", null);
    private static final String HASH = acceptanceHash(RECORD, proposeAcceptance(1));

    @Test
    void an_invoice_is_recorded_as_printed() {
        after().when(RECORD)
                .expectEvents(
                        new InvoiceRecorded(
                                STREAM, 1, PRINTED, PRINTED.hash(), null, PREPARER, null));
    }

    @Test
    void a_correction_is_a_new_revision_with_a_reason() {
        var other = Samples.invoice("9.01");
        after(RECORD)
                .when(recordInvoice("9.01", "misread"))
                .expectEvents(
                        new InvoiceRecorded(
                                STREAM, 2, other, other.hash(), "misread", PREPARER, null));
        refused(after(RECORD).when(recordInvoice("9.01", null)), Kind.CONFLICT, "invoice-differs");
        refused(after(RECORD).when(recordInvoice("9.01", " ")), Kind.CONFLICT, "invoice-differs");
        refused(after().when(recordInvoice("9.01", "why")), Kind.INVALID, "invoice-malformed");
    }

    @Test
    void another_person_accepts_exactly_one_difference() {
        after(RECORD)
                .when(proposeAcceptance(1))
                .expectEvents(new AcceptanceProposed(STREAM, Samples.difference(), HASH, PREPARER));
        after(RECORD, proposeAcceptance(1))
                .when(approve(HASH, APPROVER))
                .expectEvents(new AcceptanceApproved(STREAM, HASH, APPROVER));
        refused(
                after(RECORD, proposeAcceptance(1)).when(approve("0".repeat(64), APPROVER)),
                Kind.CONFLICT,
                "content-differs");
        refused(
                after(RECORD, proposeAcceptance(1), approve(HASH, APPROVER))
                        .when(approve(HASH, Samples.by("controller"))),
                Kind.CONFLICT,
                "acceptance-decided");
    }

    @Test
    void nobody_accepts_what_they_recorded_or_proposed() {
        refused(
                after(RECORD, proposeAcceptance(1)).when(approve(HASH, PREPARER)),
                Kind.FORBIDDEN,
                "own-work");
        var byAnother =
                new InvoiceCommand.ProposeAcceptance(STREAM, Samples.difference(), APPROVER);
        refused(after(RECORD, byAnother).when(approve(HASH, PREPARER)), Kind.FORBIDDEN, "own-work");
        refused(after(RECORD, byAnother).when(approve(HASH, APPROVER)), Kind.FORBIDDEN, "own-work");
    }

    @Test
    void a_correction_takes_back_what_was_proposed() {
        var corrected = recordInvoice("9.01", "misread");
        refused(
                after(RECORD, proposeAcceptance(1), corrected).when(approve(HASH, APPROVER)),
                Kind.CONFLICT,
                "content-differs");
        refused(
                after(RECORD, corrected).when(proposeAcceptance(1)),
                Kind.CONFLICT,
                "content-differs");
    }

    @Test
    void nothing_is_accepted_of_an_invoice_that_nobody_knows() {
        refused(after().when(proposeAcceptance(1)), Kind.UNKNOWN, "invoice-unknown");
        refused(after().when(approve(HASH, APPROVER)), Kind.UNKNOWN, "invoice-unknown");
        refused(after(RECORD).when(approve(HASH, APPROVER)), Kind.CONFLICT, "nothing-proposed");
    }

    @Test
    void it_is_recorded_under_its_own_name() {
        refused(
                after().when(
                                new RecordInvoice(
                                        "invoice/main/AWS/2", PRINTED, null, null, PREPARER)),
                Kind.INVALID,
                "invoice-malformed");
    }

    @Test
    void only_what_is_fetched_names_the_answer_that_it_is_taken_from() {
        var fetched = Samples.fetchedInvoice();
        var answer = "cd".repeat(32);
        after().when(new RecordInvoice(STREAM, fetched, null, answer, PREPARER))
                .expectEvents(
                        new InvoiceRecorded(
                                STREAM, 1, fetched, fetched.hash(), null, PREPARER, answer));
        for (var command :
                List.of(
                        new RecordInvoice(STREAM, fetched, null, null, PREPARER),
                        new RecordInvoice(STREAM, fetched, null, "answer", PREPARER),
                        new RecordInvoice(STREAM, PRINTED, null, answer, PREPARER))) {
            refused(after().when(command), Kind.INVALID, "invoice-malformed");
        }
    }

    @Test
    void an_answer_that_says_what_was_entered_is_remembered_once_and_is_no_revision() {
        var answer = "cd".repeat(32);
        var said = Samples.invoice("9.00", InvoiceOrigin.FETCHED);
        var again = new RecordInvoice(STREAM, said, null, answer, PREPARER);
        var confirmed = new AnswerConfirmed(STREAM, 1, answer, PREPARER);
        after(RECORD).when(again).expectEvents(confirmed);
        after(RECORD, again).when(again).expectNoEvents();
        after(RECORD).when(RECORD).expectNoEvents();
        after(again).when(again).expectNoEvents();
        after(again, recordInvoice("9.01", "misread"), recordInvoice("9.00", "not misread"))
                .when(again)
                .expectEvents(new AnswerConfirmed(STREAM, 3, answer, PREPARER));
        after(RECORD, proposeAcceptance(1), again)
                .when(approve(HASH, APPROVER))
                .expectEvents(new AcceptanceApproved(STREAM, HASH, APPROVER));
    }

    private static ApproveAcceptance approve(String hash, Stamp by) {
        return new ApproveAcceptance(STREAM, hash, by);
    }

    private static TestExecutor<Invoice> after(Object... commands) {
        var fixture = new AggregateTestFixture<>(Invoice.class);
        return commands.length == 0
                ? fixture.givenNoPriorActivity()
                : fixture.givenCommands(commands);
    }
}
