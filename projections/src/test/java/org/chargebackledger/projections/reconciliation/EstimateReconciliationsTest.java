package org.chargebackledger.projections.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.projections.fixture.Deliver.STAMP;
import static org.chargebackledger.projections.fixture.Deliver.delivery;
import static org.chargebackledger.projections.fixture.Drafts.USD;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryAccepted;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageDeliveryStaged;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageLinesRecorded;
import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.EstimateCategory;
import org.chargebackledger.ledger.usage.EstimateLine;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.ledger.usage.UsageSlice;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.fixture.Database;
import org.chargebackledger.projections.fixture.Drafts;
import org.chargebackledger.projections.fixture.Feed;
import org.chargebackledger.projections.reconciliation.Compared.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/** Like against like: what is compared, on which days, in which currency. */
class EstimateReconciliationsTest {

    private static final Period OCTOBER = Period.parse("2026-10");
    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    private final List<Share> shares = new ArrayList<>();
    private DataSource database;

    @BeforeEach
    void start() {
        database = Database.fresh();
    }

    @Test
    void cpu_ram_and_gpu_meet_the_shares_of_namespaces_and_the_rest_is_apart() {
        share(USD, DAY, "team", "", Kind.NODE, "100");
        share(USD, DAY, "kube-system", "platform", Kind.NODE, "10");
        share(USD, DAY, "", "idle", Kind.IDLE, "40");
        share(USD, DAY, "", "", Kind.UNATTRIBUTED, "7");
        share(USD, DAY.plusDays(1), "team", "", Kind.NODE, "1000");
        estimated(
                line("team", EstimateCategory.CPU, "90"),
                line("team", EstimateCategory.RAM, "14"),
                line("team", EstimateCategory.PV, "55"),
                line("team", EstimateCategory.NETWORK, "5"),
                line("kube-system", EstimateCategory.CPU, "8"));
        var cluster = compared("0.05").clusters().getFirst();
        assertThat(cluster.days()).isEqualTo(1);
        assertThat(cluster.nodes())
                .isEqualTo(new Compared(Exact.of(112), Exact.of(110), Outcome.WITHIN));
        assertThat(cluster.nodes().percent()).isEqualTo("1.82");
        assertThat(cluster.ledger())
                .isEqualTo(
                        new PostedNodeCost(
                                Exact.of(100),
                                Exact.of(10),
                                Exact.ZERO,
                                Exact.of(40),
                                Exact.of(7),
                                Exact.of(1000)));
        assertThat(cluster.categories())
                .containsEntry(EstimateCategory.PV, Exact.of(55))
                .containsEntry(EstimateCategory.NETWORK, Exact.of(5));
        assertThat(cluster.namespaces())
                .extracting(one -> one.namespace() + " " + one.nodes().difference())
                .containsExactly("kube-system -2", "team 4");
        assertThat(cluster.namespaces())
                .extracting(one -> one.nodes().outcome())
                .containsExactly(Outcome.OUTSIDE, Outcome.WITHIN);
        assertThat(compared("0.05").isWithin()).isFalse();
        assertThat(compared("0.2").isWithin()).isTrue();
        assertThat(compared("0").clusters().getFirst().nodes().outcome())
                .isEqualTo(Outcome.OUTSIDE);
    }

    @Test
    void idle_is_compared_where_the_model_says_what_it_costs() {
        share(USD, DAY, "team", "", Kind.NODE, "100");
        share(USD, DAY, "", "idle", Kind.IDLE, "40");
        estimated(line("team", EstimateCategory.CPU, "100"), line("", EstimateCategory.IDLE, "60"));
        assertThat(compared("0.05").clusters().getFirst().nodes())
                .isEqualTo(new Compared(Exact.of(160), Exact.of(140), Outcome.OUTSIDE));
    }

    @Test
    void another_currency_is_no_counterpart() {
        share(EUR, DAY, "team", "", Kind.NODE, "100");
        estimated(line("team", EstimateCategory.CPU, "100"));
        assertThat(compared("0.05").clusters())
                .extracting(one -> one.currency() + " " + one.nodes().outcome())
                .containsExactly("EUR NO_ESTIMATE", "USD NO_COST");
        assertThat(compared("0.05").isWithin()).isFalse();
    }

    @Test
    void before_a_run_and_without_estimates_nothing_is_compared() {
        share(USD, DAY, "team", "", Kind.NODE, "100");
        assertThat(compared("0.05").clusters()).isEmpty();
        assertThat(compared("0.05").isWithin()).isFalse();
        estimated(line("team", EstimateCategory.CPU, "1"));
        var early = reconciliations().of("main", OCTOBER, null, null);
        assertThat(early.clusters().getFirst().nodes())
                .isEqualTo(new Compared(Exact.of(1), Exact.ZERO, Outcome.NO_COST));
        assertThat(early.clusters().getFirst().nodes().percent()).isNull();
    }

    private EstimateReconciliation compared(String tolerance) {
        return reconciliations().of("main", OCTOBER, "r1", Exact.parse(tolerance));
    }

    private EstimateReconciliations reconciliations() {
        return new EstimateReconciliations(
                ReadModels.of(database).estimates(),
                (runId, blocks) -> blocks.accept(List.copyOf(shares)));
    }

    private void share(
            CurrencyCode currency,
            LocalDate day,
            String namespace,
            String pool,
            Kind kind,
            String amount) {
        shares.add(
                new Share(
                        new SourceAccount("AWS", "1111", "Issuer", currency),
                        pool.isEmpty() ? "CC-1" : "",
                        pool,
                        Drafts.key(kind, pool, "Usage", "compute", ""),
                        "rule",
                        day,
                        "prod",
                        "n1",
                        namespace,
                        "cpu-core-hours",
                        Exact.of(1),
                        Exact.of(2),
                        Exact.parse(amount)));
    }

    private void estimated(EstimateLine... lines) {
        var delivery = delivery("opencost", "sha");
        var slice = new UsageSlice(UsageKind.ESTIMATE, "prod", DAY, DAY.plusDays(1), lines.length);
        new Feed(database)
                .all(
                        List.of(
                                new UsageDeliveryStaged("u1", delivery, STAMP),
                                new UsageLinesRecorded(
                                        "u1", 0, new UsageLines.Estimates(List.of(lines))),
                                new UsageDeliveryAccepted(
                                        "u1", delivery, List.of(slice), 1, "d", List.of(), STAMP)));
    }

    private static EstimateLine line(String namespace, EstimateCategory category, String amount) {
        return new EstimateLine(DAY, "prod", "n1", namespace, category, Exact.parse(amount), USD);
    }
}
