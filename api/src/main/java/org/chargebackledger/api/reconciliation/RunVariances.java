package org.chargebackledger.api.reconciliation;

import org.chargebackledger.api.run.InputLines;
import org.chargebackledger.ledger.reconciliation.BillAgainstEstimate;
import org.chargebackledger.ledger.reconciliation.EstimatedCluster;
import org.chargebackledger.ledger.reconciliation.LineClasses;
import org.chargebackledger.ledger.reconciliation.Variances;
import org.chargebackledger.ledger.run.AllocationInputs;
import org.chargebackledger.ledger.run.LineDecisions;
import org.chargebackledger.ledger.run.NodeUse;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.projections.run.KnownRun;
import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The bills that a run froze against estimates. What was worked out last is kept: neither a run's
 * inputs nor the question can change under one key.
 */
@Component
public class RunVariances {

    private static final int KEPT_MAX = 2;

    private record Question(String runId, List<EstimatedCluster> estimates) {}

    private final InputLines inputs;
    private final SnapshotReader reader;
    private final ServiceSettings services;
    private final Map<Question, Variances> kept =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Question, Variances> eldest) {
                    return size() > KEPT_MAX;
                }
            };

    RunVariances(InputLines inputs, SnapshotReader reader, ServiceSettings services) {
        this.inputs = inputs;
        this.reader = reader;
        this.services = services;
    }

    /** All differences. One question at a time: the next one mostly is the same. */
    synchronized Variances of(KnownRun run, List<EstimatedCluster> estimates) {
        var question = new Question(run.runId(), estimates);
        var known = kept.get(question);
        if (known == null) {
            known = workedOut(run.inputs(), estimates);
            kept.put(question, known);
        }
        return known;
    }

    private Variances workedOut(RunInputs pinned, List<EstimatedCluster> estimates) {
        var frozen = inputs.withReadings(pinned);
        var use = new NodeUse(frozen);
        var comparison =
                new BillAgainstEstimate(
                        classes(frozen, use, estimates),
                        use,
                        frozen.policy().nodeSplit().sources(),
                        estimates);
        for (var snapshot : pinned.snapshots()) {
            reader.costLines(snapshot.id(), comparison::add);
        }
        return comparison.finish();
    }

    /** What each line of a run's bills is. */
    public LineClasses classes(KnownRun run, List<EstimatedCluster> estimates) {
        var frozen = inputs.withReadings(run.inputs());
        return classes(frozen, new NodeUse(frozen), estimates);
    }

    private LineClasses classes(
            AllocationInputs frozen, NodeUse use, List<EstimatedCluster> estimates) {
        return new LineClasses(
                frozen.period(),
                new LineDecisions(frozen),
                use,
                frozen.policy().nodeSplit().sources(),
                services.table(),
                estimates.stream().map(EstimatedCluster::cluster).collect(Collectors.toSet()));
    }
}
