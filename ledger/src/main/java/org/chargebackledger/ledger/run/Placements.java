package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.journal.PostingKey.Kind;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.KeptOnKeys;

/** Puts cost in its place: as a share, and into the pools or the direct cost it adds to. */
final class Placements {

    private final WorkingPapers papers;
    private final Attribution attribution;
    private final String unattributed;
    private final KeptOnKeys kept;

    Placements(
            WorkingPapers papers, Attribution attribution, String unattributed, KeptOnKeys kept) {
        this.kept = kept;
        this.papers = papers;
        this.attribution = attribution;
        this.unattributed = attribution.chargeable(unattributed);
    }

    /** The place of a line's cost, or of a namespace's, that no rule sends anywhere. */
    Place nobody(String cluster, String namespace) {
        return Place.unattributed(unattributed, cluster, namespace);
    }

    /** The place of idle cost that the policy gives to one cost center. */
    Place idleWith(String costCenter, String cluster) {
        return Place.idleWith(attribution.chargeable(costCenter), cluster);
    }

    /** Places cost of steps 1 and 2, which counts as direct cost where it is attributed. */
    void place(Charge charge, Place place, String origin, long day, Exact amount) {
        place(charge, place, origin, day, "", Driver.NONE, amount);
    }

    /** The same for the share of a node. */
    void place(
            Charge charge,
            Place place,
            String origin,
            long day,
            String node,
            Driver driver,
            Exact amount) {
        if (place.kind() != Kind.IDLE && !place.costCenter().isEmpty()) {
            papers.directCost().add(charge.account(), place, amount);
        }
        put(charge, place, origin, day, node, driver, amount);
    }

    /** Places what follows other cost: it is no direct cost, or it would weigh in its own split. */
    void follow(Charge charge, Place place, String origin, Driver driver, Exact amount) {
        put(charge, place, origin, Shares.MONTH, "", driver, amount);
    }

    private void put(
            Charge charge,
            Place place,
            String origin,
            long day,
            String node,
            Driver driver,
            Exact amount) {
        if (place.isInPool()) {
            papers.pools()
                    .add(
                            place.pool(),
                            new Pools.Part(
                                    charge,
                                    place.kind(),
                                    place.cluster(),
                                    kept.namespace(place.namespace())),
                            amount);
        }
        papers.book(
                new Shares.Label(
                        0,
                        charge.account(),
                        place.costCenter(),
                        place.isInPool() ? place.pool() : "",
                        place.key(charge.category(), charge.service(), kept),
                        origin,
                        day,
                        place.cluster(),
                        node,
                        place.namespace(),
                        driver.name()),
                driver,
                amount);
    }
}
