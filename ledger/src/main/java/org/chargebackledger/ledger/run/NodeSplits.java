package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.NodeSplitPolicy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Works out the split of every machine, once each, by its own readings and what fills its gaps. */
final class NodeSplits {

    private final Loads loads;
    private final GapFill gaps;
    private final NodeSplitPolicy policy;
    private final Findings findings;
    private final Map<Machine, NodeSplit> splits = new HashMap<>();

    NodeSplits(
            Measurements measurements,
            StandIns standIns,
            NodeSplitPolicy policy,
            Consumers consumers,
            Findings findings) {
        this.loads = new Loads(measurements, policy.blend(), consumers);
        this.gaps = new GapFill(loads, standIns, policy, consumers);
        this.policy = policy;
        this.findings = findings;
    }

    NodeSplit of(Machine machine) {
        return splits.computeIfAbsent(machine, this::split);
    }

    private NodeSplit split(Machine machine) {
        var own = new ArrayList<WeighedLoad>();
        for (var resource : Resource.values()) {
            var load = loads.of(machine, resource, LocalDate.ofEpochDay(machine.day()));
            if (load.used().compareTo(load.covered()) > 0) {
                overCommitted(machine, resource, load);
            }
            own.add(WeighedLoad.of(resource, load, policy));
        }
        var filled = gaps.fill(machine, own);
        var resources =
                filled.isEmpty() ? own.stream().map(ResourceSplit::wholly).toList() : filled;
        var known = resources.stream().anyMatch(resource -> resource.value().signum() > 0);
        return new NodeSplit(List.copyOf(resources), !known);
    }

    private void overCommitted(Machine machine, Resource resource, Load load) {
        findings.add(
                "over-commitment",
                machine.cluster()
                        + "/"
                        + machine.nodes()
                        + "/"
                        + LocalDate.ofEpochDay(machine.day()),
                "%s: %s asked for and used of %s"
                        .formatted(
                                resource.driver(),
                                Loads.hours(load.used()),
                                Loads.hours(load.covered())),
                Exact.ZERO);
    }
}
