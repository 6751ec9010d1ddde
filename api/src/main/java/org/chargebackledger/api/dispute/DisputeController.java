package org.chargebackledger.api.dispute;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.idempotency.IdempotentIds;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.api.simulation.PolicyText;
import org.chargebackledger.api.simulation.Simulations;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.dispute.DisputeContent;
import org.chargebackledger.ledger.dispute.DisputeStatus;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.dispute.Disputes;
import org.chargebackledger.projections.dispute.Disputes.Wanted;
import org.chargebackledger.projections.run.Runs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Disputes over HTTP: raise one, take it back, decide on it. */
@RestController
@RequestMapping("/api/v1/disputes")
class DisputeController {

    private final DisputeService service;
    private final DisputeOutcomes outcomes;
    private final DisputeAccess access;
    private final Disputes disputes;
    private final DisputeViews views;
    private final Simulations simulations;
    private final Runs runs;
    private final ConsistentWrites writes;

    DisputeController(
            DisputeService service,
            DisputeOutcomes outcomes,
            DisputeAccess access,
            Disputes disputes,
            DisputeViews views,
            Simulations simulations,
            Runs runs,
            ConsistentWrites writes) {
        this.service = service;
        this.outcomes = outcomes;
        this.access = access;
        this.disputes = disputes;
        this.views = views;
        this.simulations = simulations;
        this.runs = runs;
        this.writes = writes;
    }

    /**
     * What is disputed.
     *
     * @param posting its id
     * @param amount how much of it, with its sign; all of it without
     * @param reason in words
     */
    record Raising(String posting, @Nullable Money amount, String reason) {}

    /** Why. */
    record Because(String reason) {}

    /**
     * What a dispute is to come to.
     *
     * @param amount what the cost center is to bear less
     * @param counterparty who is to bear it; the central cost center without
     * @param memo why, in words
     */
    record ProposedOutcome(Money amount, @Nullable String counterparty, String memo) {}

    /** A policy to replay the month under, YAML or JSON. */
    record Fix(String policyText) {}

    /** A dispute that is written, before it can be read. */
    record Written(String disputeId) {}

    /**
     * The disputes of a book in the order of raising: an owner's own, and those whose outcome
     * charges a cost center of theirs.
     *
     * @param period only those about postings of this month
     * @param costCenter only those that this one raised
     * @param status only those that stand so now
     */
    @GetMapping
    Page<DisputeView> list(
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable String costCenter,
            @RequestParam(required = false) @Nullable DisputeStatus status,
            Paging paging,
            Book book,
            Actor actor) {
        var wanted =
                new Wanted(book.name(), period, costCenter, status, access.concerning(actor, book));
        return paging.of(
                        "disputes",
                        book.name(),
                        String.valueOf(period),
                        String.valueOf(costCenter),
                        String.valueOf(status))
                .page((from, limit) -> disputes.list(wanted, from, limit), views::of);
    }

    @GetMapping("/{disputeId}")
    DisputeView get(@PathVariable String disputeId, Book book, Actor actor) {
        return views.of(access.require(actor, book, disputeId));
    }

    /** Disputes a posting, or a part of it. */
    @PostMapping
    ResponseEntity<Object> raise(
            @RequestBody Raising raising, Book book, Actor actor, Stamp stamp) {
        var posting = access.requirePosting(actor, book, raising.posting());
        var id = service.raise(book.name(), posting, raising.amount(), raising.reason(), stamp);
        return answer(id, HttpStatus.CREATED);
    }

    /** Takes a dispute back: the charge is accepted. */
    @PostMapping("/{disputeId}/withdrawal")
    ResponseEntity<Object> withdraw(
            @PathVariable String disputeId,
            @RequestBody Because because,
            Book book,
            Actor actor,
            Stamp stamp) {
        service.withdraw(
                access.requireOwn(actor, book, disputeId).disputeId(), because.reason(), stamp);
        return answer(disputeId, HttpStatus.OK);
    }

    /** Declines a dispute: the charge stays. */
    @PostMapping("/{disputeId}/refusal")
    ResponseEntity<Object> decline(
            @PathVariable String disputeId,
            @RequestBody Because because,
            Book book,
            Actor actor,
            Stamp stamp) {
        service.decline(
                access.require(actor, book, disputeId).disputeId(), because.reason(), stamp);
        return answer(disputeId, HttpStatus.OK);
    }

    /** Lets the month close while the dispute is open. */
    @PostMapping("/{disputeId}/acceptance-as-open")
    ResponseEntity<Object> acceptAsOpen(
            @PathVariable String disputeId,
            @RequestBody Because because,
            Book book,
            Actor actor,
            Stamp stamp) {
        service.acceptAsOpen(
                access.require(actor, book, disputeId).disputeId(), because.reason(), stamp);
        return answer(disputeId, HttpStatus.OK);
    }

    /** Proposes an outcome, which another person approves as the adjustment that it is. */
    @PostMapping("/{disputeId}/outcome")
    ResponseEntity<Object> proposeOutcome(
            @PathVariable String disputeId,
            @RequestBody ProposedOutcome outcome,
            Book book,
            Actor actor,
            IdempotentIds ids,
            Stamp stamp) {
        outcomes.propose(
                ids.id("adjustment").toString(),
                access.require(actor, book, disputeId),
                outcome.amount(),
                outcome.counterparty(),
                outcome.memo(),
                stamp);
        return answer(disputeId, HttpStatus.CREATED);
    }

    /** Replays the month of the posting under a proposed policy; nothing is written. */
    @PostMapping("/{disputeId}/simulation")
    DisputeSimulation simulate(
            @PathVariable String disputeId, @RequestBody Fix fix, Book book, Actor actor) {
        var content = access.require(actor, book, disputeId).content();
        return DisputeSimulation.of(
                content, bookOfInvoice(content), PolicyText.of(fix.policyText()), simulations);
    }

    /** Another entity's book may hold the invoice, and then it has the run. */
    private String bookOfInvoice(DisputeContent content) {
        var runId = content.evidence().runId();
        return runs.find(runId == null ? "" : runId)
                .map(run -> run.inputs().book())
                .orElse(content.book());
    }

    private ResponseEntity<Object> answer(String disputeId, HttpStatus status) {
        return writes.answer(
                () -> ResponseEntity.status(status).body(views.of(disputeId)),
                new Written(disputeId));
    }
}
