package org.chargebackledger.projections.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.projections.fixture.Deliver.STAMP;

import org.chargebackledger.ledger.erp.ErpCommand;
import org.chargebackledger.ledger.erp.ErpEvent;
import org.chargebackledger.ledger.erp.ErpEvent.JournalAcknowledged;
import org.chargebackledger.ledger.policy.PolicyCommand;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionApproved;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionDrafted;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionSubmitted;
import org.chargebackledger.ledger.policy.PolicyEvent.PolicyVersionSuperseded;
import org.chargebackledger.ledger.policy.PolicyStatus;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.RegisterCommand;
import org.chargebackledger.ledger.register.RegisterEvent.CostCenterSet;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.fixture.Database;
import org.chargebackledger.projections.fixture.Feed;
import org.chargebackledger.projections.fixture.RandomBook;
import org.chargebackledger.projections.storage.Cursor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The finance system's feed, and the master data it is mapped by. */
class ErpFeedTest {

    @Test
    void the_feed_gives_every_entry_once_and_goes_on_behind_the_cursor() {
        var random = new RandomBook("main", 9);
        try (var book = random.book()) {
            random.live(12);
            var database = Database.fresh();
            new Feed(database).all(book.events());
            var erp = ReadModels.of(database).erpFeed();
            var read = new ArrayList<String>();
            var part = erp.after("main", null, 3);
            while (!part.items().isEmpty()) {
                part.items().forEach(item -> read.add(item.entry().number()));
                part = erp.after("main", Cursor.parse(part.next().text()), 3);
            }
            assertThat(read)
                    .isEqualTo(random.entries().stream().map(entry -> entry.number()).toList());
            var known = book.events().size();
            random.live(12);
            new Feed(database).all(book.events().subList(known, book.events().size()));
            assertThat(erp.after("main", part.next(), 1000).items())
                    .hasSize(random.entries().size() - read.size());
        }
    }

    @Test
    void an_entry_keeps_the_accounts_of_the_day_it_was_posted() {
        var random = new RandomBook("main", 9);
        try (var book = random.book()) {
            random.live(6);
            var database = Database.fresh();
            var feed = new Feed(database);
            var version = 0;
            for (var code : RandomBook.COST_CENTERS) {
                feed.one(record(++version, code, "4711", null));
            }
            feed.all(book.events());
            for (var code : RandomBook.COST_CENTERS) {
                feed.one(record(++version, code, "0815", null));
            }
            var items = ReadModels.of(database).erpFeed().after("main", null, 1000).items();
            assertThat(items)
                    .flatExtracting(FeedItem::accounts)
                    .isNotEmpty()
                    .extracting(MappedAccount::glAccount)
                    .containsOnly("4711");
        }
    }

    @Test
    void the_last_answer_counts() {
        var random = new RandomBook("main", 9);
        try (var book = random.book()) {
            random.live(6);
            var database = Database.fresh();
            var feed = new Feed(database);
            feed.all(book.events());
            var number = random.entries().getFirst().number();
            feed.one(answer(number, ErpEvent.Status.REJECTED, null, List.of("closed, \"there\"")));
            feed.one(answer(number, ErpEvent.Status.POSTED, "100200", List.of()));
            var item = ReadModels.of(database).erpFeed().find("main", number).orElseThrow();
            assertThat(item.acknowledgement())
                    .isEqualTo(
                            new Acknowledgement(
                                    ErpEvent.Status.POSTED,
                                    "100200",
                                    List.of(),
                                    STAMP.actor(),
                                    STAMP.at()));
        }
    }

    @Test
    void a_register_is_answered_as_of_any_version() {
        var database = Database.fresh();
        var feed = new Feed(database);
        feed.one(record(1, "CC-1", "4711", null));
        feed.one(record(2, "CC-2", "4712", LocalDate.of(2026, 12, 1)));
        feed.one(record(3, "CC-1", "9999", null));
        var registers = ReadModels.of(database).registers();
        var day = LocalDate.of(2026, 10, 1);
        assertThat(registers.current("main").version()).isEqualTo(3);
        assertThat(registers.current("main").byCode("CC-1", day).orElseThrow().glAccount())
                .isEqualTo("9999");
        assertThat(registers.asOf("main", 2).byCode("CC-1", day).orElseThrow().glAccount())
                .isEqualTo("4711");
        assertThat(registers.asOf("main", 2).version()).isEqualTo(2);
        assertThat(registers.current("main").find("alias of CC-2", day)).isPresent();
        assertThat(registers.latest("main"))
                .extracting(CostCenter::glAccount)
                .containsExactly("9999", "4712");
        assertThat(registers.current("other").version()).isZero();
    }

    @Test
    void the_policy_version_that_holds_is_the_one_effective_last() {
        var database = Database.fresh();
        var feed = new Feed(database);
        var id = PolicyCommand.policyId("main", "standard");
        var policies = ReadModels.of(database).policies();
        for (var version = 1; version <= 2; version++) {
            feed.one(
                    new PolicyVersionDrafted(
                            id, "standard", version, "text", "{}", "hash" + version, STAMP));
            feed.one(new PolicyVersionSubmitted(id, version, "hash" + version, STAMP));
        }
        var october = Period.parse("2026-10");
        assertThat(policies.effective("main", "standard", october)).isEmpty();
        feed.one(new PolicyVersionApproved(id, 1, "hash1", Period.parse("2026-08"), STAMP));
        feed.one(new PolicyVersionApproved(id, 2, "hash2", october, STAMP));
        assertThat(policies.effective("main", "standard", october).orElseThrow().version())
                .isEqualTo(2);
        assertThat(
                        policies.effective("main", "standard", Period.parse("2026-09"))
                                .orElseThrow()
                                .version())
                .isEqualTo(1);
        feed.one(new PolicyVersionSuperseded(id, 1, 2, STAMP));
        assertThat(policies.version("main", "standard", 1).orElseThrow().status())
                .isEqualTo(PolicyStatus.SUPERSEDED);
        assertThat(policies.versions("main", "standard")).hasSize(2);
        assertThat(policies.names("main")).containsExactly("standard");
    }

    private static JournalAcknowledged answer(
            String number,
            ErpEvent.Status status,
            @Nullable String document,
            List<String> reasons) {
        return new JournalAcknowledged(
                ErpCommand.deliveryId("main", number), number, status, document, reasons, STAMP);
    }

    private static CostCenterSet record(
            int version, String code, String glAccount, @Nullable LocalDate validTo) {
        return new CostCenterSet(
                RegisterCommand.registerId("main"),
                version,
                new CostCenter(
                        code,
                        "Name",
                        List.of("alias of " + code),
                        glAccount,
                        "entity",
                        "owner",
                        LocalDate.of(2026, 1, 1),
                        validTo,
                        null),
                null,
                STAMP);
    }
}
