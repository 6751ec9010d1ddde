package org.chargebackledger.api.dispute;

import org.chargebackledger.api.journal.KeyView;
import org.chargebackledger.api.simulation.PolicyText;
import org.chargebackledger.api.simulation.Simulations;
import org.chargebackledger.ledger.dispute.DisputeContent;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.simulation.KeyChange;
import org.chargebackledger.ledger.time.Period;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What another policy would make of the disputed place: of its source account alone.
 *
 * @param hash of the proposed policy
 * @param atKey under the disputed posting key
 * @param inAll of everything that the cost center is charged
 */
record DisputeSimulation(
        Period period,
        String costCenter,
        KeyView key,
        String policy,
        String hash,
        PlaceChange atKey,
        PlaceChange inAll) {

    /** What runs have posted, what the policy would, and the latter minus the former. */
    record PlaceChange(Money posted, Money simulated, Money difference) {

        private PlaceChange plus(KeyChange change) {
            return new PlaceChange(
                    posted.plus(change.amounts().posted()),
                    simulated.plus(change.amounts().simulated()),
                    difference.plus(change.amounts().difference()));
        }
    }

    static DisputeSimulation of(
            DisputeContent content, String book, PolicyText policy, Simulations simulations) {
        var keys =
                simulations
                        .simulate(
                                book,
                                policy,
                                Simulations.requirePeriods(Set.of(content.originPeriod())))
                        .keys();
        Predicate<KeyChange> theirs = change -> isTheirs(content, change);
        return new DisputeSimulation(
                content.originPeriod(),
                content.costCenter(),
                KeyView.of(content.key()),
                policy.document().name(),
                policy.document().hash(),
                sum(keys, theirs.and(change -> content.key().equals(change.slot().key())), content),
                sum(keys, theirs, content));
    }

    private static boolean isTheirs(DisputeContent content, KeyChange change) {
        var slot = change.slot();
        var bearer = slot.memo() == null ? slot.costCenter() : slot.memo();
        return slot.account().equals(content.sourceAccount())
                && content.costCenter().equals(bearer);
    }

    private static PlaceChange sum(
            Iterable<KeyChange> keys, Predicate<KeyChange> which, DisputeContent content) {
        var zero = Money.zero(content.sourceAccount().currency());
        var sum = new PlaceChange(zero, zero, zero);
        for (var change : keys) {
            sum = which.test(change) ? sum.plus(change) : sum;
        }
        return sum;
    }
}
