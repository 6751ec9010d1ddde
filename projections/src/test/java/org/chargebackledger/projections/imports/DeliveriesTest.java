package org.chargebackledger.projections.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chargebackledger.projections.fixture.Deliver.STAMP;
import static org.chargebackledger.projections.fixture.Deliver.accepted;
import static org.chargebackledger.projections.fixture.Deliver.delivery;
import static org.chargebackledger.projections.fixture.Deliver.key;
import static org.chargebackledger.projections.fixture.Deliver.snapshot;
import static org.chargebackledger.projections.fixture.Drafts.USD;

import org.chargebackledger.ledger.bill.ControlTotal;
import org.chargebackledger.ledger.bill.ControlTotal.Missing;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryHeld;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryRejected;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryReleased;
import org.chargebackledger.ledger.imports.CostImportEvent.CostDeliveryStaged;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.fixture.Database;
import org.chargebackledger.projections.fixture.Feed;
import org.chargebackledger.projections.storage.Cursor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** What becomes of deliveries and which snapshots count. */
class DeliveriesTest {

    private DataSource database;
    private Feed feed;
    private ReadModels models;

    @BeforeEach
    void start() {
        database = Database.fresh();
        feed = new Feed(database);
        models = ReadModels.of(database);
    }

    @Test
    void the_last_accepted_snapshot_of_a_key_is_current() {
        var key = key("1111", "2026-10");
        feed.all(accepted("i1", delivery("focus", "aa"), snapshot("i1", 1, key, 1, "5")));
        feed.all(accepted("i2", delivery("focus", "bb"), snapshot("i2", 1, key, 2, "6")));
        assertThat(models.costSnapshots().current("main", key).orElseThrow().importId())
                .isEqualTo("i2");
        assertThat(models.costSnapshots().find("i1-1").orElseThrow().state())
                .isEqualTo(SnapshotState.SUPERSEDED);
        assertThat(models.costSnapshots().nextRevision("main", key)).isEqualTo(3);
        assertThat(models.costSnapshots().moneySource("main", key)).contains("focus");
        assertThat(models.costSnapshots().moneySource("main", key("2", "2026-10"))).isEmpty();
        assertThat(models.costSnapshots().current("main", key.billingPeriod())).hasSize(1);
    }

    @Test
    void the_same_content_is_a_duplicate_only_while_all_of_it_counts() {
        var october = key("1111", "2026-10");
        var november = key("1111", "2026-11");
        var first = delivery("focus", "aa");
        feed.all(
                accepted(
                        "i1",
                        first,
                        snapshot("i1", 1, october, 1, "5"),
                        snapshot("i1", 2, november, 1, "7")));
        assertThat(models.deliveries().findDuplicate(first)).contains("i1");
        assertThat(models.deliveries().findDuplicate(delivery("aws-cur", "aa"))).isEmpty();
        feed.all(accepted("i2", delivery("focus", "bb"), snapshot("i2", 1, october, 2, "6")));
        assertThat(models.deliveries().findDuplicate(first)).isEmpty();
        assertThat(models.deliveries().findDuplicate(delivery("focus", "bb"))).contains("i2");
    }

    @Test
    void a_held_delivery_counts_once_it_is_released() {
        var key = key("1111", "2026-10");
        var held = delivery("focus", "aa");
        var finding =
                new Finding(Severity.HOLD, "a\tb\\.csv", 7L, "BilledCost", "1\n", "fell", "less\\");
        var total =
                new ControlTotal(
                        "AWS",
                        "1111",
                        "",
                        USD,
                        3,
                        new Costs(
                                Exact.parse("0.000000000000000000000001"),
                                Exact.ZERO,
                                Exact.parse("-5"),
                                Exact.parse("99999999999999")),
                        new Missing(1, 2, 3, 4));
        feed.one(new CostDeliveryStaged("i1", held, STAMP));
        feed.one(
                new CostDeliveryHeld(
                        "i1",
                        held,
                        List.of(snapshot("i1", 1, key, 1, "5")),
                        List.of(total),
                        List.of(finding),
                        STAMP));
        assertThat(models.costSnapshots().current("main", key)).isEmpty();
        assertThat(models.costSnapshots().nextRevision("main", key)).isEqualTo(1);
        assertThat(models.deliveries().findDuplicate(held)).contains("i1");
        feed.one(
                new CostDeliveryReleased(
                        "i1", List.of(snapshot("i1", 1, key, 4, "5")), "agreed", "h", STAMP));
        var known = models.deliveries().find("i1").orElseThrow();
        assertThat(known.status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(known.findings()).containsExactly(finding);
        assertThat(known.controlTotals()).containsExactly(total);
        assertThat(known.files()).isEqualTo(held.files());
        assertThat(known.stagedAt()).isEqualTo(STAMP.at());
        assertThat(known.snapshots())
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(SnapshotState.CURRENT))
                .satisfies(one ->
                        assertThat(one.snapshot()).isEqualTo(snapshot("i1", 1, key, 4, "5")));
    }

    @Test
    void a_rejected_delivery_leaves_its_findings_only() {
        var delivery = delivery("focus", "aa");
        feed.one(new CostDeliveryStaged("i1", delivery, STAMP));
        feed.one(
                new CostDeliveryRejected(
                        "i1",
                        delivery,
                        List.of(
                                new Finding(
                                        Severity.REJECT, null, null, null, null, "empty", "none")),
                        STAMP));
        var known = models.deliveries().find("i1").orElseThrow();
        assertThat(known.status()).isEqualTo(DeliveryStatus.REJECTED);
        assertThat(known.snapshots()).isEmpty();
        assertThat(models.deliveries().findDuplicate(delivery)).isEmpty();
    }

    @Test
    void a_list_keeps_to_the_snapshot_it_was_begun_on() {
        for (var i = 1; i <= 5; i++) {
            feed.one(new CostDeliveryStaged("i" + i, delivery("focus", "aa" + i), STAMP));
        }
        var read = new ArrayList<String>();
        var page = models.deliveries().list("main", null, 2);
        feed.one(new CostDeliveryStaged("late", delivery("focus", "late"), STAMP));
        page.items().forEach(one -> read.add(one.importId()));
        while (page.next() != null) {
            page = models.deliveries().list("main", Cursor.parse(page.next().text()), 2);
            page.items().forEach(one -> read.add(one.importId()));
        }
        assertThat(read).containsExactly("i1", "i2", "i3", "i4", "i5");
    }

    @Test
    void lines_are_read_from_their_streams_and_a_missing_block_is_an_error() {
        var key = key("1111", "2026-10");
        feed.all(accepted("i1", delivery("focus", "aa"), snapshot("i1", 1, key, 1, "5")));
        var block = new CostLinesRecorded("i1", 0, "i1-1", CostLines.of(List.of(line(), line())));
        var streams = Map.<String, List<Object>>of("i1/lines/0", List.of(block));
        var blocks = new ArrayList<CostLines>();
        new RecordedLines(database, id -> streams.getOrDefault(id, List.of()))
                .costLines("i1-1", blocks::add);
        assertThat(blocks).containsExactly(block.lines());
        var broken = new RecordedLines(database, id -> List.of());
        assertThatThrownBy(() -> broken.costLines("i1-1", blocks::add))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> broken.costLines("nothing", blocks::add))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> broken.usageLines("i1", lines -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    private static CostLine line() {
        var key = key("1111", "2026-10");
        return new CostLine(
                key.billingPeriod().firstDay(),
                key.billingPeriod().lastDay(),
                "AWS",
                "1111",
                "",
                "Issuer",
                "",
                "",
                "compute",
                "Usage",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "{}",
                USD,
                Costs.ZERO,
                1);
    }
}
