package org.chargebackledger.projections.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.projections.fixture.Deliver.STAMP;

import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentEvent.AdjustmentProposed;
import org.chargebackledger.ledger.adjustment.AdjustmentKind;
import org.chargebackledger.ledger.adjustment.AdjustmentLine;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeDeclined;
import org.chargebackledger.ledger.masterdata.MasterDataEvent.ChangeProposed;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeAcknowledged;
import org.chargebackledger.ledger.notice.NoticeEvent.NoticeSent;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.RegisterCommand;
import org.chargebackledger.ledger.register.RegisterEvent.CostCenterSet;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.fixture.Database;
import org.chargebackledger.projections.fixture.Feed;
import org.chargebackledger.projections.masterdata.KnownChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One notice for each event that an owner must hear of, and what became of it. */
class NoticeProjectionTest {

    private static final CurrencyCode USD = new CurrencyCode("USD");
    private static final Period OCTOBER = Period.parse("2026-10");

    private Feed feed;
    private ReadModels models;
    private Notices notices;

    @BeforeEach
    void start() {
        var database = Database.fresh();
        feed = new Feed(database);
        models = ReadModels.of(database);
        notices = models.notices();
    }

    @Test
    void a_notice_goes_to_the_owner_whom_the_register_names_and_a_replay_writes_it_once() {
        var events = new ArrayList<Object>();
        events.add(costCenter("CC-1", "search@example.org"));
        events.add(costCenter("CC-2", "data-lead"));
        events.add(proposed("a-1", "CC-1"));
        events.add(proposed("a-2", "CC-2"));
        events.add(proposed("a-3", null));
        events.add(new NoticeSent("a-1-proposed", "search@example.org", "<1>", "h", STAMP));
        feed.all(events);
        var sent = notices.find("a-1-proposed").orElseThrow();
        assertThat(sent.status()).isEqualTo(NoticeStatus.SENT);
        assertThat(sent.isKnown()).isTrue();
        assertThat(sent.content().recipient()).isEqualTo("search@example.org");
        assertThat(sent.content().subject()).isEqualTo("5.00 USD is to be charged to CC-1");
        assertThat(sent.content().text())
                .contains("a-1", proposed("a-1", "CC-1").contentHash(), "D-1", "it was theirs");
        var unsent = notices.find("a-2-proposed").orElseThrow();
        assertThat(unsent.status()).isEqualTo(NoticeStatus.UNDELIVERABLE);
        assertThat(unsent.isKnown()).isFalse();
        assertThat(notices.find("a-3-proposed")).isEmpty();
        assertThat(notices.toSend(Instant.EPOCH, 10)).isEmpty();

        var before = notices.list("main", null, false, null, 10);
        feed.reset();
        assertThat(notices.list("main", null, false, null, 10).items()).isEmpty();
        feed.all(events);
        assertThat(notices.list("main", null, false, null, 10)).isEqualTo(before);
    }

    @Test
    void the_list_is_newest_first_in_pages_and_leaves_out_what_is_known() {
        feed.one(costCenter("CC-1", "search@example.org"));
        feed.one(costCenter("CC-2", "data-lead"));
        for (var i = 1; i <= 5; i++) {
            feed.one(proposed("a-" + i, i == 2 ? "CC-2" : "CC-1"));
        }
        feed.one(new NoticeAcknowledged("a-4-proposed", "the lead", "by letter", STAMP));
        var first = notices.list("main", null, true, null, 3);
        assertThat(ids(first.items()))
                .containsExactly("a-5-proposed", "a-3-proposed", "a-2-proposed");
        feed.one(proposed("a-6", "CC-1"));
        var second = notices.list("main", null, true, first.next(), 3);
        assertThat(ids(second.items())).containsExactly("a-1-proposed");
        assertThat(second.next()).isNull();
        assertThat(ids(notices.list("main", List.of("CC-2"), false, null, 9).items()))
                .containsExactly("a-2-proposed");
        assertThat(notices.list("de01", null, false, null, 9).items()).isEmpty();
        assertThat(notices.toSend(STAMP.at().plusSeconds(1), 9)).isEmpty();
        assertThat(ids(notices.toSend(STAMP.at().minusSeconds(1), 9)))
                .containsExactly("a-1-proposed", "a-3-proposed", "a-5-proposed", "a-6-proposed");
        assertThat(notices.waiting()).isEqualTo(4);
    }

    /** The page of master data shows them so, too. */
    @Test
    void decided_changes_of_master_data_are_newest_first_in_pages() {
        for (var i = 1; i <= 5; i++) {
            feed.one(new ChangeProposed("c-" + i, "main", "cost-center", "{}", "h", STAMP));
            if (i != 3) {
                feed.one(new ChangeDeclined("c-" + i, "no", STAMP));
            }
        }
        var first = models.masterData().decided("main", null, 2);
        assertThat(first.items()).extracting(KnownChange::changeId).containsExactly("c-5", "c-4");
        var second = models.masterData().decided("main", first.next(), 2);
        assertThat(second.items()).extracting(KnownChange::changeId).containsExactly("c-2", "c-1");
        assertThat(second.next()).isNull();
    }

    private static List<String> ids(List<KnownNotice> notices) {
        return notices.stream().map(KnownNotice::noticeId).toList();
    }

    private static CostCenterSet costCenter(String code, String owner) {
        return new CostCenterSet(
                RegisterCommand.registerId("main"),
                code.equals("CC-1") ? 1 : 2,
                new CostCenter(
                        code,
                        "Some",
                        List.of(),
                        "6100",
                        "EX",
                        owner,
                        LocalDate.parse("2026-01-01"),
                        null,
                        null),
                null,
                STAMP);
    }

    private static AdjustmentProposed proposed(String id, @Nullable String notifies) {
        var key = new PostingKey(PostingKey.Kind.DIRECT, "", "Usage", "db", "", "");
        var content =
                new AdjustmentContent(
                        "main",
                        AdjustmentKind.DISPUTE,
                        OCTOBER,
                        OCTOBER,
                        new SourceAccount("AWS", "1", "AWS", USD),
                        "DISPUTE",
                        "it was theirs",
                        null,
                        "D-1",
                        List.of(
                                new AdjustmentLine("CC-0", key, new Money(USD, -500)),
                                new AdjustmentLine(
                                        notifies == null ? "CC-9" : notifies,
                                        key,
                                        new Money(USD, 500))),
                        null);
        return new AdjustmentProposed(id, content, content.hash(), notifies, STAMP);
    }
}
