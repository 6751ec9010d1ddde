package org.chargebackledger.api.coverage;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.policy.Policies;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

import java.util.TreeMap;

/** Writes the Kyverno policy that asks for the labels which an allocation policy needs. */
@Service
class KyvernoPolicies {

    private final Policies policies;
    private final PodReadings readings;
    private final String threshold;

    KyvernoPolicies(
            Policies policies,
            PodReadings readings,
            @Value("${chargeback.label-coverage.enforce-from:0.95}") String threshold) {
        this.policies = policies;
        this.readings = readings;
        this.threshold = threshold;
    }

    /**
     * The policy for a version.
     *
     * @param period in which coverage by pods is measured; null: not at all, so that it only audits
     * @param cluster it is for; null for any
     * @param from which part of the pods must have the label for it to enforce; null: as configured
     */
    String of(
            String book,
            String name,
            int version,
            @Nullable Period period,
            @Nullable String cluster,
            @Nullable String from) {
        var known =
                policies.version(book, name, version)
                        .orElseThrow(() ->
                                Refusal.unknown(
                                        "policy-unknown",
                                        "no version " + version + " of policy " + name));
        var needs =
                LabelNeeds.of(
                        AllocationPolicyDocument.parse(known.text()),
                        period == null ? null : period.lastDay());
        var counted =
                period == null ? new ClusterReadings(new TreeMap<>()) : readings.of(book, period);
        var pods = new PodCoverage(counted, needs);
        var policy =
                new KyvernoPolicy(
                        name,
                        version,
                        known.hash(),
                        needs,
                        period == null ? "" : period.toString(),
                        cluster,
                        part(from == null ? threshold : from),
                        pods.of(cluster, NeededLabel.On.NAMESPACE),
                        pods.of(cluster, NeededLabel.On.POD));
        if (!policy.isNeeded()) {
            throw Refusal.conflict(
                    "policy-asks-no-label",
                    "no rule of %s %d finds a cost center by a label of namespaces or workloads"
                            .formatted(name, version));
        }
        return policy.yaml();
    }

    private static Exact part(String text) {
        try {
            var part = Exact.parse(text);
            if (part.signum() > 0 && part.compareTo(Exact.of(1)) <= 0) {
                return part;
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw Refusal.invalid(
                "parameter-invalid", "threshold: more than 0 and at most 1, not '" + text + "'");
    }
}
