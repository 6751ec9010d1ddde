package org.chargebackledger.api.explanation;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.ownership.Ownership;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.projections.journal.KnownPosting;
import org.springframework.stereotype.Component;

/** Hands out a posting to those who may see it: an owner sees what their cost centers bear. */
@Component
public final class PostingAccess {

    private final Explanations explanations;
    private final Ownership ownership;

    PostingAccess(Explanations explanations, Ownership ownership) {
        this.explanations = explanations;
        this.ownership = ownership;
    }

    public KnownPosting require(Actor actor, Book book, String postingId) {
        if (actor.seesEverything()) {
            return explanations.require(book.name(), postingId);
        }
        return explanations
                .find(book.name(), postingId)
                .filter(posting -> isTheirs(actor, book, posting))
                .orElseThrow(() ->
                        Refusal.forbidden("not-your-cost-center", postingId + " is not yours"));
    }

    private boolean isTheirs(Actor actor, Book book, KnownPosting posting) {
        var bearer = posting.posting().costCenter();
        var memo = posting.posting().memo();
        return (bearer != null && ownership.sees(actor, book, bearer))
                || (memo != null && ownership.sees(actor, book, memo));
    }
}
