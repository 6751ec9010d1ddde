package org.chargebackledger.ledger.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.ledger.peers.PeerComparison.BY_SERVICE;
import static org.chargebackledger.ledger.peers.PeerComparison.allocate;
import static org.chargebackledger.ledger.peers.PeerComparison.assertAgrees;
import static org.chargebackledger.ledger.peers.PeerComparison.toCents;
import static org.chargebackledger.ledger.peers.PeerComparison.toPools;

import org.chargebackledger.ledger.peers.PeerCase.Names;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Services that use each other: cut where the peer cuts the circle, and solved as a whole. */
class PeerCirclesTest {

    /** The peer leaves out what would close a circle, which step-down does too. */
    @Test
    void case_5_a_circle_that_is_cut() {
        var peer = new PeerCase("test5");
        var policy =
                BY_SERVICE.formatted("a")
                        + """
                        pools:
                          - {id: a, basis: %s, fallback: U}
                          - {id: b, basis: {weighted: {"pool:c": "25", d: "75"}}, fallback: U}
                          - {id: c, basis: {direct: d}, fallback: U}
                        """
                                .formatted(toPools(peer, "a"));

        assertAgrees(peer, Names.SERVICES, policy);
    }

    /** With every key of the circle the end is the same; on the way more passes through. */
    @Test
    void case_5_the_whole_circle_at_once() {
        var peer = new PeerCase("test5");
        var policy =
                "distribution: reciprocal\n"
                        + BY_SERVICE.formatted("a")
                        + """
                        pools:
                          - {id: a, basis: %s, fallback: U}
                          - {id: b, basis: {weighted: {"pool:a": "20", "pool:c": "20", d: "60"}}, fallback: U}
                          - {id: c, basis: {weighted: {"pool:b": "20", d: "80"}}, fallback: U}
                        """
                                .formatted(toPools(peer, "a"));

        var ours = allocate(peer, Names.SERVICES, policy);
        assertThat(toCents(ours.exact())).isEqualTo(Map.of("d", "90.00"));
        assertThat(toCents(ours.flows()))
                .containsEntry("a > b", "45.24")
                .containsEntry("a > c", "56.54")
                .containsEntry("b > a", "11.78")
                .containsEntry("b > c", "11.78")
                .containsEntry("b > d", "35.34")
                .containsEntry("c > b", "13.66")
                .containsEntry("c > d", "54.66");
    }

    /** What flows upstream of a circle goes into services of its own, and on from there. */
    @Test
    void case_9_platforms_that_use_each_other() {
        var policy =
                """
                attribution:
                  - {id: bill, match: {tag: {service: container}}, to: {pool: container/c}}
                pools:
                  - {id: container/c, basis: {even: ["pool:container-mgt/c", app/a, "pool:monitor/m", "pool:log/l"]}, fallback: U}
                  - {id: container-mgt/c, basis: {even: [app/a, "pool:monitor/m", "pool:log/l"]}, fallback: U}
                  - {id: monitor/m, basis: {even: ["pool:monitor-mgt/m", app/a, "pool:container-ups/c", "pool:log/l"]}, fallback: U}
                  - {id: monitor-mgt/m, basis: {even: [app/a, "pool:container-ups/c", "pool:log/l"]}, fallback: U}
                  - {id: log/l, basis: {even: ["pool:log-mgt/l", app/a, "pool:container-ups/c", "pool:monitor-ups/m"]}, fallback: U}
                  - {id: log-mgt/l, basis: {even: [app/a, "pool:container-ups/c", "pool:monitor-ups/m"]}, fallback: U}
                  - {id: monitor-ups/m, basis: {even: [app/a, "pool:container-ups/c"]}, fallback: U}
                  - {id: container-ups/c, basis: {direct: app/a}, fallback: U}
                """;

        assertAgrees(new PeerCase("test9"), Names.SERVICES, policy);
    }

    /** The circle as it is, without services of its own for what flows upstream. */
    @Test
    void case_9_the_whole_circle_at_once() {
        var policy =
                """
                distribution: reciprocal
                attribution:
                  - {id: bill, match: {tag: {service: container}}, to: {pool: container/c}}
                pools:
                  - {id: container/c, basis: {even: ["pool:container-mgt/c", app/a, "pool:monitor/m", "pool:log/l"]}, fallback: U}
                  - {id: container-mgt/c, basis: {even: [app/a, "pool:monitor/m", "pool:log/l"]}, fallback: U}
                  - {id: monitor/m, basis: {even: ["pool:monitor-mgt/m", app/a, "pool:container/c", "pool:log/l"]}, fallback: U}
                  - {id: monitor-mgt/m, basis: {even: [app/a, "pool:container/c", "pool:log/l"]}, fallback: U}
                  - {id: log/l, basis: {even: ["pool:log-mgt/l", app/a, "pool:container/c", "pool:monitor/m"]}, fallback: U}
                  - {id: log-mgt/l, basis: {even: [app/a, "pool:container/c", "pool:monitor/m"]}, fallback: U}
                """;
        var ours = allocate(new PeerCase("test9"), Names.SERVICES, policy);

        assertThat(toCents(ours.exact())).isEqualTo(Map.of("app/a", "108.00"));
        assertThat(toCents(ours.flows()))
                .containsEntry("container/c > app/a", "40.50")
                .containsEntry("monitor/m > container/c", "20.25");
    }
}
