package org.chargebackledger.api.close;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.Periods;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Periods: open, look at, and change by two persons. */
@RestController
@RequestMapping("/api/v1/periods")
class PeriodController {

    private final PeriodService service;
    private final Periods periods;
    private final ConsistentWrites writes;

    PeriodController(PeriodService service, Periods periods, ConsistentWrites writes) {
        this.service = service;
        this.periods = periods;
        this.writes = writes;
    }

    /** Why a change is proposed. */
    record Proposal(String reason) {}

    /**
     * What is approved.
     *
     * @param contentHash of the proposal as it was read; anything else is refused. Without it, what
     *     is approved is whatever waits
     */
    record TransitionApproval(@Nullable String contentHash) {}

    /** What is approved for good: by nothing but the hash of the proposal as it was read. */
    record PermanentApproval(String contentHash) {}

    @GetMapping
    Page<PeriodView> list(Book book, Actor actor) {
        return Page.whole(
                periods.list(book.name()).stream()
                        .map(known -> PeriodView.of(known, service.checklist(book.name(), known)))
                        .map(view -> shown(view, actor))
                        .toList());
    }

    @GetMapping("/{period}")
    PeriodView get(@PathVariable Period period, Book book, Actor actor) {
        return shown(view(book, period), actor);
    }

    @PutMapping("/{period}")
    ResponseEntity<PeriodView> open(@PathVariable Period period, Book book, Stamp stamp) {
        service.open(book.name(), period, stamp);
        return answer(book, period);
    }

    @PostMapping("/{period}/soft-close")
    ResponseEntity<PeriodView> proposeSoftClose(
            @PathVariable Period period, @RequestBody Proposal proposal, Book book, Stamp stamp) {
        return propose(book, period, Transition.SOFT_CLOSE, proposal, stamp);
    }

    @PostMapping("/{period}/close")
    ResponseEntity<PeriodView> proposeClose(
            @PathVariable Period period, @RequestBody Proposal proposal, Book book, Stamp stamp) {
        return propose(book, period, Transition.CLOSE, proposal, stamp);
    }

    @PostMapping("/{period}/reopen")
    ResponseEntity<PeriodView> proposeReopening(
            @PathVariable Period period, @RequestBody Proposal proposal, Book book, Stamp stamp) {
        return propose(book, period, Transition.REOPEN, proposal, stamp);
    }

    /** Once its year is over; nobody reopens it afterwards. */
    @PostMapping("/{period}/permanent-close")
    ResponseEntity<PeriodView> proposePermanentClose(
            @PathVariable Period period, @RequestBody Proposal proposal, Book book, Stamp stamp) {
        return propose(book, period, Transition.CLOSE_PERMANENTLY, proposal, stamp);
    }

    @PostMapping("/{period}/permanent-close/approval")
    ResponseEntity<PeriodView> approvePermanentClose(
            @PathVariable Period period,
            @RequestBody PermanentApproval approval,
            Book book,
            Stamp stamp) {
        return approve(book, period, Transition.CLOSE_PERMANENTLY, approval.contentHash(), stamp);
    }

    @PostMapping("/{period}/soft-close/approval")
    ResponseEntity<PeriodView> approveSoftClose(
            @PathVariable Period period,
            @RequestBody(required = false) @Nullable TransitionApproval approval,
            Book book,
            Stamp stamp) {
        return approve(book, period, Transition.SOFT_CLOSE, named(approval), stamp);
    }

    @PostMapping("/{period}/close/approval")
    ResponseEntity<PeriodView> approveClose(
            @PathVariable Period period,
            @RequestBody(required = false) @Nullable TransitionApproval approval,
            Book book,
            Stamp stamp) {
        return approve(book, period, Transition.CLOSE, named(approval), stamp);
    }

    @PostMapping("/{period}/reopen/approval")
    ResponseEntity<PeriodView> approveReopening(
            @PathVariable Period period,
            @RequestBody(required = false) @Nullable TransitionApproval approval,
            Book book,
            Stamp stamp) {
        return approve(book, period, Transition.REOPEN, named(approval), stamp);
    }

    private static @Nullable String named(@Nullable TransitionApproval approval) {
        return approval == null ? null : approval.contentHash();
    }

    private ResponseEntity<PeriodView> propose(
            Book book, Period period, Transition transition, Proposal proposal, Stamp stamp) {
        service.propose(book.name(), period, transition, proposal.reason(), stamp);
        return answer(book, period);
    }

    private ResponseEntity<PeriodView> approve(
            Book book,
            Period period,
            Transition transition,
            @Nullable String contentHash,
            Stamp stamp) {
        service.approve(book.name(), period, transition, contentHash, stamp);
        return answer(book, period);
    }

    private ResponseEntity<PeriodView> answer(Book book, Period period) {
        return writes.answerElse(
                () -> ResponseEntity.ok(view(book, period)), () -> soFar(book, period));
    }

    /** The read models may not know a period yet that was opened a moment ago. */
    private PeriodView soFar(Book book, Period period) {
        return periods.find(book.name(), period)
                .map(known -> PeriodView.of(known, service.checklist(book.name(), known)))
                .orElseGet(() -> PeriodView.opened(book.name(), period));
    }

    private static PeriodView shown(PeriodView view, Actor actor) {
        return actor.seesEverything() ? view : view.withoutDetails();
    }

    private PeriodView view(Book book, Period period) {
        var known = service.find(book.name(), period);
        return PeriodView.of(known, service.checklist(book.name(), known));
    }
}
