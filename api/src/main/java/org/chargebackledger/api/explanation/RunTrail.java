package org.chargebackledger.api.explanation;

import org.chargebackledger.api.run.InputLines;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.Target;
import org.chargebackledger.ledger.run.FrozenShares;
import org.chargebackledger.ledger.run.KnownNodes;
import org.chargebackledger.ledger.run.LineDecisions;
import org.chargebackledger.ledger.run.RunInputs.PinnedRun;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.ShareReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
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
    record Rules(
            AllocationPolicyDocument policy,
            LineDecisions decisions,
            KnownNodes nodes,
            List<PinnedRun> earlier) {

        /** The posted run that a driver is of, if it is one of an earlier month. */
        @Nullable String runBehind(String driver) {
            return FrozenShares.period(driver)
                    .flatMap(month ->
                            earlier.stream().filter(run -> run.period().equals(month)).findFirst())
                    .map(PinnedRun::runId)
                    .orElse(null);
        }

        LinesBehind behind(SourceAccount account, Posting posting, ShareTrail trail) {
            return new LinesBehind(account, posting, this, trail);
        }

        /** Whether the provider, not measured usage, divides the node cost of a cluster. */
        boolean isDividedByProvider(String cluster) {
            return policy.nodeSplit().sources().areProviderShares(cluster);
        }

        /** Whether node cost is shown as this service, whatever its lines call it. */
        boolean isRenamed(String service) {
            return policy.attribution().stream()
                    .anyMatch(rule ->
                            rule.to() instanceof Target.NodeCost(var _, var as)
                                    && service.equals(as));
        }
    }

    Rules rules(KnownRun run) {
        var frozen = inputs.forAttribution(run.inputs());
        return new Rules(
                frozen.policy(),
                new LineDecisions(frozen),
                new KnownNodes(frozen),
                run.inputs().earlierRuns());
    }

    /**
     * The shares behind a key.
     *
     * @param key null for what is behind a balance: only the account's sums
     */
    ShareTrail trail(KnownRun run, SourceAccount account, @Nullable PostingKey key) {
        return key == null
                ? trail(run, account, "", Set.of())
                : trail(run, account, key.chargeCategory(), Set.of(key.service()));
    }

    ShareTrail trail(
            KnownRun run, SourceAccount account, String chargeCategory, Set<String> services) {
        var trail = new ShareTrail(account, chargeCategory, services);
        shares.shares(run.runId(), trail::add);
        return trail;
    }
}
