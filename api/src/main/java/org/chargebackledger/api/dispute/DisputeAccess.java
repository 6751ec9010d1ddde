package org.chargebackledger.api.dispute;

import org.chargebackledger.api.explanation.PostingAccess;
import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.access.Role;
import org.chargebackledger.api.ownership.Ownership;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.projections.dispute.Disputes;
import org.chargebackledger.projections.dispute.KnownDispute;
import org.chargebackledger.projections.journal.KnownPosting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * Decides who deals with which dispute: owners with those of their own cost centers, and they see
 * those whose outcome charges one of them.
 */
@Component
class DisputeAccess {

    private final Disputes disputes;
    private final PostingAccess postings;
    private final Ownership ownership;

    DisputeAccess(Disputes disputes, PostingAccess postings, Ownership ownership) {
        this.disputes = disputes;
        this.postings = postings;
        this.ownership = ownership;
    }

    /** The cost centers whose disputes somebody sees; null for all. */
    @Nullable List<String> concerning(Actor actor, Book book) {
        return actor.seesEverything() ? null : ownership.owned(actor, book);
    }

    /** Refuses a dispute of others, and one that does not exist, in the same words. */
    KnownDispute require(Actor actor, Book book, String disputeId) {
        var known =
                disputes.find(disputeId)
                        .filter(dispute -> dispute.content().book().equals(book.name()));
        var costCenters = concerning(actor, book);
        if (costCenters == null) {
            return known.orElseThrow(
                    () -> Refusal.unknown("dispute-unknown", "there is no dispute " + disputeId));
        }
        return known.filter(_ -> disputes.concerns(disputeId, costCenters))
                .orElseThrow(
                        () -> Refusal.forbidden("not-your-dispute", disputeId + " is not yours"));
    }

    /** A posting that somebody may dispute: a preparer for anybody, else who owns it. */
    KnownPosting requirePosting(Actor actor, Book book, String postingId) {
        var posting = postings.require(actor, book, postingId);
        var bearer = posting.posting().costCenter();
        if (!actor.is(Role.PREPARER)
                && (bearer == null || !ownership.owned(actor, book).contains(bearer))) {
            throw Refusal.forbidden("not-your-cost-center", postingId + " is not yours");
        }
        return posting;
    }

    /** A dispute is taken back by who raised it, or by an owner of the cost center. */
    KnownDispute requireOwn(Actor actor, Book book, String disputeId) {
        var dispute = require(actor, book, disputeId);
        if (!dispute.raisedBy().equals(actor.name())
                && !ownership.owned(actor, book).contains(dispute.content().costCenter())) {
            throw Refusal.forbidden("not-your-dispute", disputeId + " is not yours");
        }
        return dispute;
    }
}
