package org.chargebackledger.api.adoption;

import org.chargebackledger.api.adoption.AdoptionService.Order;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.idempotency.IdempotentIds;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.api.simulation.Simulations;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adoption.AdoptionStatus;
import org.chargebackledger.projections.adoption.Adoptions;
import org.chargebackledger.projections.adoption.KnownAdoption;
import org.chargebackledger.projections.materiality.KnownReview;
import org.chargebackledger.projections.materiality.Reviews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Adoptions over HTTP: propose one, approve it, read its bridge from old to new. */
@RestController
@RequestMapping("/api/v1/adoptions")
class AdoptionController {

    private final AdoptionService service;
    private final Adoptions adoptions;
    private final Bridges bridges;
    private final Reviews reviews;
    private final ConsistentWrites writes;

    AdoptionController(
            AdoptionService service,
            Adoptions adoptions,
            Bridges bridges,
            Reviews reviews,
            ConsistentWrites writes) {
        this.service = service;
        this.adoptions = adoptions;
        this.bridges = bridges;
        this.reviews = reviews;
        this.writes = writes;
    }

    /**
     * What is proposed.
     *
     * @param version an approved one
     * @param periods 1 to 36 posted ones, open or closed
     */
    record Proposal(String policy, int version, List<Period> periods, String reason) {}

    /** What is approved. */
    record Approval(String contentHash) {}

    /** An adoption that is written, before it can be read. */
    record Written(String adoptionId) {}

    @GetMapping
    Page<AdoptionView> list(Paging paging, Book book) {
        return paging.of("adoptions", book.name())
                .page(
                        (from, limit) -> adoptions.list(book.name(), from, limit),
                        adoption -> AdoptionView.of(adoption, waitsFor(adoption)));
    }

    @GetMapping("/{adoptionId}")
    AdoptionView get(@PathVariable String adoptionId) {
        return view(adoptionId);
    }

    @PostMapping
    ResponseEntity<Object> propose(
            @RequestBody Proposal proposal, Book book, IdempotentIds ids, Stamp stamp) {
        var id = ids.id("adoption").toString();
        var periods = Simulations.requirePeriods(proposal.periods());
        service.propose(
                id,
                new Order(
                        book.name(),
                        proposal.policy(),
                        proposal.version(),
                        periods,
                        proposal.reason()),
                stamp);
        return writes.answer(
                () -> ResponseEntity.status(HttpStatus.CREATED).body(view(id)), new Written(id));
    }

    /** Approves; poll the adoption until it is completed or failed. */
    @PostMapping("/{adoptionId}/approval")
    ResponseEntity<Object> approve(
            @PathVariable String adoptionId, @RequestBody Approval approval, Stamp stamp) {
        service.approve(adoptionId, approval.contentHash(), stamp);
        return writes.answer(
                () -> ResponseEntity.status(HttpStatus.ACCEPTED).body(view(adoptionId)),
                new Written(adoptionId));
    }

    private @Nullable String waitsFor(KnownAdoption adoption) {
        return adoption.status() != AdoptionStatus.APPROVED
                ? null
                : adoption.content().months().stream()
                        .flatMap(
                                month -> reviews.ofRun(month.runId(adoption.adoptionId())).stream())
                        .filter(review -> review.status().isOpen())
                        .map(KnownReview::reviewId)
                        .findFirst()
                        .orElse(null);
    }

    private AdoptionView view(String adoptionId) {
        return adoptions
                .find(adoptionId)
                .map(adoption -> AdoptionView.of(adoption, waitsFor(adoption), bridges))
                .orElseThrow(
                        () -> Refusal.unknown("adoption-unknown", "no adoption " + adoptionId));
    }
}
