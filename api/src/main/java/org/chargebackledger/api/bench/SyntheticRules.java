package org.chargebackledger.api.bench;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who is charged for a synthetic month, and by what policy. */
final class SyntheticRules {

    private static final String UNATTRIBUTED = "CC-UNATTRIBUTED";

    private SyntheticRules() {}

    /** The cost centers as a JSON array. */
    static String costCenters(SyntheticShape shape) {
        return IntStream.rangeClosed(0, shape.costCenters())
                .mapToObj(number ->
                        number == shape.costCenters()
                                ? costCenter(UNATTRIBUTED, "Unattributed", "")
                                : costCenter(
                                        SyntheticShape.costCenter(number),
                                        "Team " + number,
                                        "\"" + SyntheticShape.team(number) + "\""))
                .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    private static String costCenter(String code, String name, String aliases) {
        return """
        {"code": "%s", "name": "%s", "aliases": [%s], "glAccount": "610400", "legalEntity": "BM01", "owner": "bench", "validFrom": "2020-01-01"}\
        """
                .formatted(code, name, aliases);
    }

    /** The allocation policy, in YAML. */
    static String policy(SyntheticShape shape) {
        return """
        apiVersion: chargeback/v1
        name: standard
        currency: USD
        costBasis: effective
        unattributed: CC-UNATTRIBUTED
        nodeSplit:
          weights: {cpuCore: "9", ramGiB: "1"}
          blend: {requested: "0.70"}
          idle: {pool: idle}
        attribution:
          - {id: tax, match: {chargeCategory: Tax}, to: {pool: tax}}
          - {id: support, match: {service: Support}, to: {pool: support}}
          - {id: unused, match: {commitmentStatus: Unused}, to: {pool: unused}}
          - {id: cluster-a, match: {resource: "i-00001*"}, to: {nodeCost: {cluster: cluster-a, as: compute}}}
          - {id: cluster-b, match: {resource: "i-00002*"}, to: {nodeCost: {cluster: cluster-b, as: compute}}}
          - {id: cluster-c, match: {resource: "i-00003*"}, to: {nodeCost: {cluster: cluster-c, as: compute}}}
          - {id: teams, match: {tag: team}, to: {lookup: {tag: team}}}
          - {id: fees, match: {chargeCategory: Purchase}, to: {pool: unused}}
        namespaces:
          - {id: kube-system, match: {namespace: kube-system}, to: {pool: platform}}
          - {id: monitoring, match: {namespace: monitoring}, to: {pool: platform}}
          - {id: argocd, match: {namespace: argocd}, to: {pool: platform}}
          - {id: ingress, match: {namespace: ingress-nginx}, to: {pool: ingress}}
          - {id: teams, match: {namespaceLabel: team}, to: {lookup: {namespaceLabel: team}}}
        pools:
          - {id: platform, basis: {proportional: {to: direct}}, scope: ledger, fallback: CC-UNATTRIBUTED}
          - {id: ingress, basis: {metric: {name: ingress_requests}}, scope: ledger, fallback: CC-UNATTRIBUTED}
          - {id: idle, basis: {proportional: {to: direct}}, scope: ledger, fallback: CC-UNATTRIBUTED}
          - {id: unused, basis: {proportional: {to: direct}}, scope: ledger, fallback: CC-UNATTRIBUTED}
          - {id: support, basis: {even: [%s]}, scope: ledger, fallback: CC-UNATTRIBUTED}
          - {id: tax, basis: {proportional: {to: direct}}, scope: ledger, fallback: CC-UNATTRIBUTED}
        tolerances: {billToLedger: "0", estimateToBill: "0.05", unattributed: "0.03"}
        """
                .formatted(
                        IntStream.range(0, shape.costCenters())
                                .mapToObj(SyntheticShape::costCenter)
                                .collect(Collectors.joining(", ")));
    }
}
