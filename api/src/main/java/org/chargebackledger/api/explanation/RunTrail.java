package org.chargebackledger.api.explanation;

import org.chargebackledger.api.run.InputLines;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.run.AllocationInputs;
import org.chargebackledger.ledger.run.Attribution;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.ShareReader;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads a run's frozen inputs and recorded shares again, as far as a question needs them. */
@Component
final class RunTrail {

    private final InputLines inputs;
    private final ShareReader shares;

    RunTrail(InputLines inputs, ShareReader shares) {
        this.inputs = inputs;
        this.shares = shares;
    }

    /** The rules of a run as they were frozen. */
    record Rules(Attribution attribution, Map<String, Set<String>> nodesOfResources) {

        LinesBehind behind(SourceAccount account, Posting posting, ShareTrail trail) {
            return new LinesBehind(account, posting, attribution, trail, nodesOfResources);
        }
    }

    Rules rules(KnownRun run) {
        var frozen = inputs.withoutCosts(run.inputs());
        return new Rules(new Attribution(frozen), nodes(frozen));
    }

    ShareTrail trail(
            KnownRun run, SourceAccount account, String chargeCategory, Set<String> services) {
        var trail = new ShareTrail(account, chargeCategory, services);
        shares.shares(run.runId(), trail::add);
        return trail;
    }

    private static Map<String, Set<String>> nodes(AllocationInputs frozen) {
        var nodes = new HashMap<String, Set<String>>();
        frozen.nodes()
                .forEach(counted ->
                        counted.lines()
                                .forEach(line ->
                                        nodes.computeIfAbsent(
                                                        line.resourceId(), any -> new HashSet<>())
                                                .add(line.cluster() + "/" + line.node())));
        nodes.remove("");
        return nodes;
    }
}
