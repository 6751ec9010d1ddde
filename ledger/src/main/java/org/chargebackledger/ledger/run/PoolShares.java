package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.journal.PostingKey;
import org.chargebackledger.ledger.policy.document.KeptOnKeys;
import org.chargebackledger.ledger.policy.document.Receiver;

/** Makes shares of what pools give. */
record PoolShares(WorkingPapers papers, KeptOnKeys kept) implements PoolBook {

    @Override
    public void enter(int step, String pool, Pools.Part part, PoolSplit.Portion portion) {
        var charge = part.charge();
        var costCenter = portion.receiver() instanceof Receiver.CostCenter(var code) ? code : "";
        var intoPool = portion.receiver() instanceof Receiver.LaterPool(var other) ? other : "";
        var key =
                new PostingKey(
                        part.kind(),
                        intoPool.isEmpty() ? pool : intoPool,
                        charge.category(),
                        charge.service(),
                        kept.cluster(part.cluster()),
                        part.namespace());
        papers.book(
                new Shares.Label(
                        step,
                        charge.account(),
                        costCenter,
                        intoPool,
                        key,
                        pool,
                        Shares.MONTH,
                        part.cluster(),
                        "",
                        "",
                        portion.driver().name()),
                portion.driver(),
                portion.amount());
    }
}
