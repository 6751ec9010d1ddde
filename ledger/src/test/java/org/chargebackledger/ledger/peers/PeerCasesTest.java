package org.chargebackledger.ledger.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.peers.PeerComparison.BY_SERVICE;
import static org.chargebackledger.ledger.peers.PeerComparison.allocate;
import static org.chargebackledger.ledger.peers.PeerComparison.assertAgrees;
import static org.chargebackledger.ledger.peers.PeerComparison.assertAmounts;
import static org.chargebackledger.ledger.peers.PeerComparison.assertFinals;
import static org.chargebackledger.ledger.peers.PeerComparison.toPools;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.months.SharedData;
import org.chargebackledger.ledger.peers.PeerCase.Names;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** The peer's cases that have a policy here with the same result; docs/peers.md compares them. */
class PeerCasesTest {

    /** A chain: machines and disks by their own keys, then monitoring, then history. */
    @Test
    void case_1_shared_services_in_a_chain_down_to_products() {
        var peer = new PeerCase("test1");
        var names = new Names(List.of("Service"), List.of("Service", "Product"));
        var policy =
                """
                attribution:
                  - {id: vm, match: {resource: "/Az/virtualMachines/*"}, to: {pool: container@vm}}
                  - {id: disk, match: {resource: "/Az/disks/*"}, to: {pool: container@disk}}
                pools:
                  - {id: container@vm, basis: %s, fallback: U}
                  - {id: container@disk, basis: %s, fallback: U}
                  - {id: monitoring, basis: %s, fallback: U}
                  - {id: history, basis: %s, fallback: U}
                  - {id: web, basis: %s, fallback: U}
                  - {id: reporting, basis: %s, fallback: U}
                """
                        .formatted(
                                selected(peer, "container", "virtualmachines"),
                                selected(peer, "container", "disks"),
                                toPools(peer, "monitoring"),
                                toPools(peer, "history"),
                                toProducts(peer, "web"),
                                toProducts(peer, "reporting"));

        assertAgrees(peer, names, policy);
    }

    /**
     * Unused reservations and a shared service by cost: here both are in proportion to direct cost,
     * which has the same result, as the reservations are in proportion to cost already.
     */
    @Test
    void case_3_by_cost_with_unused_commitments() {
        var peer = new PeerCase("test3");
        var names = Names.SERVICES;
        var bill = peer.bill().stream().map(PeerBill::line).toList();
        var finals = peer.finals("AmortizedCost", names);
        assertFinals(PeerAllocation.of(bill, finals.keySet(), CASE_3), finals);

        var onDemand = peer.finals("OnDemandCost", names);
        var listed = PeerAllocation.of(bill, finals.keySet(), "costBasis: list\n" + CASE_3);
        onDemand.values().removeIf(amount -> amount.signum() == 0);
        assertFinals(listed, onDemand);
    }

    private static final String CASE_3 =
            """
            attribution:
              - {id: shared1, match: {tag: {service: shared1}}, to: {pool: shared1}}
              - {id: app1, match: {tag: {service: shared2, instance: instance1}}, to: {costCenter: application1/instance2}}
              - {id: app2, match: {tag: {service: shared2, instance: instance2}}, to: {costCenter: application2/instance2}}
              - {id: y, match: {tag: {service: y}}, to: {costCenter: y}}
              - {id: plan, match: {commitmentId: SavingsPlan, commitmentStatus: Unused}, to: {costCenter: finops/savings-plan}}
              - {id: default, match: {resource: "*"}, to: {costCenter: x}}
            defaults: {unusedCommitments: {pool: reservation}}
            pools:
              - {id: reservation, basis: &BASIS, fallback: U}
              - {id: shared1, basis: &BASIS, fallback: U}
            """
                    .replace(
                            "&BASIS",
                            "{proportional: {to: direct, among: [x, application1/instance2,"
                                    + " application2/instance2]}}");

    /** No line of the bill fits a selector, so the peer splits evenly among selectors. */
    @Test
    void case_4_selectors_that_select_nothing() {
        var peer = new PeerCase("test4");
        var names = new Names(List.of("Service"), List.of("Service", "Product"));
        var policy =
                """
                attribution:
                  - {id: shared1, match: {tag: {service: shared1}}, to: {pool: shared1}}
                  - {id: shared2, match: {tag: {service: shared2}}, to: {pool: shared2}}
                pools:
                  - {id: shared1, basis: {even: ["pool:shared1@x", "pool:application3"]}, fallback: U}
                  - {id: shared1@x, basis: {weighted: {"pool:application1": "20", "pool:application2": "80"}}, fallback: U}
                  - {id: shared2, basis: {even: ["pool:shared2@t", "pool:application6"]}, fallback: U}
                  - {id: shared2@t, basis: {weighted: {"pool:application4": "20", "pool:application5": "80"}}, fallback: U}
                  - {id: application1, basis: {direct: application1/product1}, fallback: U}
                  - {id: application2, basis: {direct: application2/product1}, fallback: U}
                  - {id: application3, basis: {direct: application3/product1}, fallback: U}
                  - {id: application4, basis: {direct: application7/product2}, fallback: U}
                  - {id: application5, basis: {direct: application8/product2}, fallback: U}
                  - {id: application6, basis: {direct: application9/product2}, fallback: U}
                """;

        assertAgrees(peer, names, policy);
    }

    /** A pool for every place in a product at which the peer splits again. */
    @Test
    void case_6_dimensions_of_a_product() {
        var peer = new PeerCase("test6");
        var names =
                new Names(
                        List.of(
                                "Service",
                                "ProductDimensionElement1",
                                "ProductDimensionElement2",
                                "ProductMeterName",
                                "ProductMeterName2"));
        var policy =
                BY_SERVICE.formatted("a")
                        + """
                        pools:
                          - id: a
                            fallback: U
                            basis:
                              weighted:
                                "pool:b/e1": "25"
                                b/e2/z: "25"
                                c/f1/f2/x0/y0: "12.5"
                                c/f1/f2/x0/y1: "12.5"
                                "pool:c/f1/f2/x1": "12.5"
                                c/f1/f3/x/y: "12.5"
                          - {id: b/e1, basis: {even: [b/e1/x, b/e1/y]}, fallback: U}
                          - {id: c/f1/f2/x1, basis: {even: [c/f1/f2/x1/y0, c/f1/f2/x1/y1]}, fallback: U}
                        """;

        var finals = peer.finals("AmortizedCost", names);
        assertFinals(allocate(peer, names, policy), finals);
    }

    /** The peer reads its own result again here; the rows that nobody provided are the bill. */
    @Test
    void case_7_a_result_read_again() {
        var peer = new PeerCase("test7");
        var names = new Names(List.of("Service"), List.of("Service", "Product"));
        var policy =
                BY_SERVICE.formatted("container")
                        + """
                        pools:
                          - {id: container, basis: {weighted: {"pool:application1": "80", "pool:application2": "20"}}, fallback: U}
                          - {id: application1, basis: {weighted: {application1/product1: "80", application1/product2: "20"}}, fallback: U}
                          - {id: application2, basis: {direct: application2/product3}, fallback: U}
                        """;
        var finals = peer.finals("AmortizedCost", names);
        var bill = peer.answer().stream().filter(PeerRow::isBilled).map(this::ofResult).toList();

        var ours = PeerAllocation.of(bill, finals.keySet(), policy);
        assertFinals(ours, finals);
        assertAmounts(ours.flows(), peer.flows(names));
    }

    private CostLine ofResult(PeerRow row) {
        var cost = Exact.parse(row.text("AmortizedCost"));
        return PeerBill.line(
                LocalDate.of(2023, 9, 26),
                "/az/virtualmachines/vm1",
                "{\"service\":\"" + row.text("Service") + "\"}",
                "",
                "",
                row.text("Currency"),
                new Costs(cost, cost, cost, cost));
    }

    /** Equal keys where none is positive, shut off where negative; products by default. */
    @Test
    void case_10_keys_of_zero_and_less() {
        var peer = new PeerCase("test10");
        var names = new Names(List.of("Service"));
        var policy =
                """
                attribution:
                  - {id: s1, match: {tag: {service: s1}}, to: {pool: s1}}
                  - {id: s10, match: {tag: {service: s10}}, to: {pool: s10}}
                pools:
                  - {id: s1, basis: {direct: "pool:s4"}, fallback: U}
                  - {id: s4, basis: {even: ["pool:s5", "pool:s6"]}, fallback: U}
                  - {id: s5, basis: {weighted: {s7: "25", s8: "75"}}, fallback: U}
                  - {id: s6, basis: {direct: s9}, fallback: U}
                  - {id: s10, basis: {even: [s11, s12]}, fallback: U}
                """;

        assertAgrees(peer, names, policy);
    }

    /** The products of the last services that provide, which the peer states beside consumers. */
    @Test
    void case_10_by_product() {
        var policy =
                """
                attribution:
                  - {id: s1, match: {tag: {service: s1}}, to: {pool: s1}}
                  - {id: s10, match: {tag: {service: s10}}, to: {pool: s10}}
                pools:
                  - {id: s1, basis: {direct: "pool:s4"}, fallback: U}
                  - {id: s4, basis: {even: ["pool:s5", "pool:s6"]}, fallback: U}
                  - {id: s5, basis: {direct: p1}, fallback: U}
                  - {id: s6, basis: {even: [p3, p4]}, fallback: U}
                  - {id: s10, basis: {weighted: {p5: "25", p6: "75"}}, fallback: U}
                """;
        var peer = new PeerCase("test10");
        var products = new TreeMap<String, BigDecimal>();
        peer.answer().stream()
                .filter(row -> !row.isBilled() && !row.isFinal())
                .filter(row -> !row.text("Product").isEmpty())
                .forEach(row ->
                        products.merge(
                                row.text("Product"),
                                row.amount("ProductAmortizedCost"),
                                BigDecimal::add));
        var bill = peer.bill().stream().map(PeerBill::line).toList();

        assertFinals(PeerAllocation.of(bill, products.keySet(), policy), products);
    }

    private static String selected(PeerCase peer, String provider, String selector) {
        return PeerCase.weighted(
                peer.keys(),
                row ->
                        row.is("ProviderService", provider)
                                && row.text("ProviderTagSelector").contains(selector),
                PeerComparison::consumer);
    }

    private static String toProducts(PeerCase peer, String provider) {
        return PeerCase.weighted(
                peer.keys(),
                row -> row.is("ProviderService", provider),
                row -> provider + "/" + row.text("Product"));
    }

    /** A case that is added beside these is to be looked at, not overlooked. */
    @Test
    void every_case_has_its_test() throws IOException {
        try (var files = Files.list(SharedData.path("amadeus_cloud_cost_allocation"))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("_.*", "")))
                    .containsOnly(
                            "test1", "test3", "test4", "test5", "test6", "test7", "test9",
                            "test10");
        }
    }
}
