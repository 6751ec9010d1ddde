package org.chargebackledger.projections.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.projections.fixture.Deliver.STAMP;
import static org.chargebackledger.projections.fixture.Deliver.delivery;

import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryAccepted;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryStaged;
import org.chargebackledger.ledger.run.RunInputs.PinnedUsage;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.ledger.usage.UsageSlice;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.fixture.Database;
import org.chargebackledger.projections.fixture.Feed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/** What runs are given does not depend on estimates. */
class EstimatesAreNoInputTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    private Feed feed;
    private UsageSupply supply;

    @BeforeEach
    void start() {
        var database = Database.fresh();
        feed = new Feed(database);
        supply = ReadModels.of(database).usageSupply();
    }

    @Test
    void estimates_are_never_pinned() {
        accept("u1", "readings", UsageKind.USAGE, UsageKind.ESTIMATE);
        accept("u2", "none", UsageKind.ESTIMATE);
        assertThat(pinned()).extracting(PinnedUsage::kind).containsExactly(UsageKind.USAGE);
        assertThat(pinned()).extracting(PinnedUsage::importId).containsExactly("u1");
    }

    @Test
    void the_same_readings_with_other_prices_change_nothing() {
        accept("u1", "readings", UsageKind.USAGE);
        accept("u2", "readings", UsageKind.USAGE, UsageKind.ESTIMATE);
        accept("u3", "readings", UsageKind.USAGE, UsageKind.ESTIMATE);
        assertThat(pinned()).extracting(PinnedUsage::importId).containsExactly("u1");
        accept("u4", "others", UsageKind.USAGE);
        assertThat(pinned()).extracting(PinnedUsage::importId).containsExactly("u4");
        accept("u5", "readings", UsageKind.USAGE);
        assertThat(pinned()).extracting(PinnedUsage::importId).containsExactly("u5");
    }

    private void accept(String importId, String digest, UsageKind... kinds) {
        var delivery = delivery("opencost", "sha-" + importId);
        var slices =
                List.of(kinds).stream()
                        .map(kind -> new UsageSlice(kind, "prod", DAY, DAY.plusDays(1), 3))
                        .toList();
        feed.one(new UsageDeliveryStaged(importId, delivery, STAMP));
        feed.one(
                new UsageDeliveryAccepted(importId, delivery, slices, 1, digest, List.of(), STAMP));
    }

    private List<PinnedUsage> pinned() {
        return supply.pinned("main", new TreeSet<>(List.of(DAY)));
    }
}
