package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.adoption.AdoptionService.Order;
import org.chargebackledger.projections.adoption.AdoptionStatus;
import org.chargebackledger.projections.adoption.KnownAdoption;
import org.chargebackledger.projections.run.KnownRun;

import java.util.List;
import java.util.TreeSet;

/** What two people do to charge the month of a book by another version. */
final class WalkedAdoptions {

    private final WalkedBook book;
    private final Services services;

    WalkedAdoptions(WalkedBook book) {
        this.book = book;
        services = book.services();
    }

    KnownAdoption propose(String policy, int version) {
        var id = book.newId("adoption");
        var months = new TreeSet<>(List.of(WalkedBook.PERIOD));
        var order = new Order(book.name(), policy, version, months, "it was wrong");
        services.adoptions().propose(id, order, book.by("preparer"));
        services.upToDate().await();
        return find(id);
    }

    /** Has a proposal approved by somebody else, and waits for what becomes of it. */
    KnownAdoption approve(KnownAdoption proposal) {
        services.adoptions()
                .approve(proposal.adoptionId(), proposal.contentHash(), book.by("approver"));
        book.awaitWork();
        return find(proposal.adoptionId());
    }

    KnownAdoption find(String id) {
        return services.models().adoptions().find(id).orElseThrow();
    }

    /** Proposes and approves; the run that posted it. */
    KnownRun carryOut(String policy, int version) {
        var done = approve(propose(policy, version));
        assertThat(done.status()).as("%s", done.failure()).isEqualTo(AdoptionStatus.COMPLETED);
        return book.done(done.runs().getFirst());
    }
}
