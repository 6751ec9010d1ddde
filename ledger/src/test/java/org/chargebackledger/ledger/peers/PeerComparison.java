package org.chargebackledger.ledger.peers;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.ledger.peers.PeerCase.Names;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares what a policy of ours comes to with what the peer published. */
final class PeerComparison {

    /** A third is not a decimal: the peer's are rounded, ours end at 10⁻²⁴. */
    private static final BigDecimal DIGITS = new BigDecimal("1e-15");

    static final String BY_SERVICE =
            """
            attribution:
              - {id: bill, match: {tag: {service: %1$s}}, to: {pool: %1$s}}
            """;

    private PeerComparison() {}

    static String toPools(PeerCase peer, String provider) {
        return PeerCase.weighted(
                peer.keys(), row -> row.is("ProviderService", provider), PeerComparison::consumer);
    }

    /** One of the consumers is named by a tag instead of the column. */
    static String consumer(PeerRow row) {
        var service = row.text("ConsumerService");
        return "pool:"
                + (service.isEmpty()
                        ? row.text("ConsumerTags").replaceAll("^service:|,.*", "")
                        : service);
    }

    static PeerAllocation allocate(PeerCase peer, Names names, String policy) {
        return PeerAllocation.of(
                peer.bill().stream().map(PeerBill::line).toList(),
                peer.finals("AmortizedCost", names).keySet(),
                policy);
    }

    /** In the end and at every step on the way. */
    static void assertAgrees(PeerCase peer, Names names, String policy) {
        var ours = allocate(peer, names, policy);
        assertFinals(ours, peer.finals("AmortizedCost", names));
        assertAmounts(ours.flows(), peer.flows(names));
    }

    static void assertFinals(PeerAllocation ours, SortedMap<String, BigDecimal> finals) {
        finals.values().removeIf(amount -> amount.signum() == 0);
        assertAmounts(ours.exact(), finals);
        assertThat(ours.posted().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(
                        finals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(toCents(ours.posted())).isEqualTo(toCents(finals));
    }

    static void assertAmounts(
            SortedMap<String, BigDecimal> ours, SortedMap<String, BigDecimal> peers) {
        assertThat(ours.keySet()).isEqualTo(peers.keySet());
        peers.forEach((what, amount) ->
                assertThat(ours.getOrDefault(what, BigDecimal.ZERO).subtract(amount).abs())
                        .as(what)
                        .isLessThan(DIGITS));
    }

    static Map<String, String> toCents(Map<String, BigDecimal> amounts) {
        var texts = new TreeMap<String, String>();
        amounts.forEach((what, amount) ->
                texts.put(what, amount.setScale(2, RoundingMode.HALF_UP).toPlainString()));
        return texts;
    }
}
