package org.chargebackledger.ledger.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.Refusing.refused;
import static org.chargebackledger.ledger.Samples.by;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.chargebackledger.ledger.audit.Refusal.Kind;
import org.chargebackledger.ledger.notice.NoticeCommand.AcknowledgeNotice;
import org.chargebackledger.ledger.notice.NoticeCommand.RecordSent;
import org.chargebackledger.ledger.notice.NoticeCommand.RecordUndeliverable;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeAcknowledged;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeSent;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeUndeliverable;
import org.junit.jupiter.api.Test;

/** A notice is sent once, and whoever caused it does not say that it was read. */
class NoticeTest {

    private static final String ID = NoticeCommand.ofProposal("adjustment-1");
    private static final String TO = "lead@example.org";
    private static final RecordSent SENT =
            new RecordSent(ID, TO, "<1@example.org>", "h1", by("ledger"));
    private static final RecordUndeliverable REFUSED =
            new RecordUndeliverable(ID, TO, "550 no such user", by("ledger"));

    private final FixtureConfiguration<Notice> notice = fixture();

    @Test
    void it_is_sent_once_however_often_that_is_reported() {
        notice.givenNoPriorActivity()
                .when(SENT)
                .expectEvents(new NoticeSent(ID, TO, "<1@example.org>", "h1", by("ledger")));
        fixture().givenCommands(SENT).when(SENT).expectNoEvents();
        fixture().givenCommands(SENT).when(REFUSED).expectNoEvents();
    }

    @Test
    void what_a_server_refuses_for_good_can_still_be_said_by_a_person() {
        notice.givenNoPriorActivity()
                .when(REFUSED)
                .expectEvents(new NoticeUndeliverable(ID, TO, "550 no such user", by("ledger")));
        fixture()
                .givenCommands(REFUSED)
                .when(told("approver", "by telephone"))
                .expectEvents(
                        new NoticeAcknowledged(ID, "the lead", "by telephone", by("approver")));
    }

    @Test
    void whoever_caused_it_does_not_acknowledge_it_and_nobody_does_without_a_word() {
        refused(
                notice.givenNoPriorActivity().when(told("preparer", "in the kitchen")),
                Kind.FORBIDDEN,
                "own-work");
        refused(
                fixture().givenNoPriorActivity().when(told("approver", " ")),
                Kind.INVALID,
                "acknowledgement-incomplete");
        refused(
                fixture()
                        .givenCommands(told("approver", "by telephone"))
                        .when(told("approver", "by letter")),
                Kind.CONFLICT,
                "notice-acknowledged");
        fixture()
                .givenCommands(told("approver", "by telephone"))
                .when(told("approver", "by telephone"))
                .expectNoEvents();
    }

    @Test
    void a_name_is_no_address() {
        for (var address : new String[] {"lead@example.org", "a.b+c@x"}) {
            assertThat(new NoticeContent(address, "s", "t").isAddressed()).as(address).isTrue();
        }
        for (var name :
                new String[] {"", "payments", "@x", "a@", "a b@x", "a@x,b@x", "a@x\nBcc:b@x"}) {
            assertThat(new NoticeContent(name, "s", "t").isAddressed()).as(name).isFalse();
        }
    }

    private static AcknowledgeNotice told(String actor, String how) {
        return new AcknowledgeNotice(ID, "preparer", "the lead", how, by(actor));
    }

    private static FixtureConfiguration<Notice> fixture() {
        return new AggregateTestFixture<>(Notice.class);
    }
}
