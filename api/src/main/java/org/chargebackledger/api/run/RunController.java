package org.chargebackledger.api.run;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.idempotency.IdempotentIds;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.api.run.RunService.Order;
import org.chargebackledger.api.run.RunView.WaitsIn;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.materiality.Reviews;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.RunStatus;
import org.chargebackledger.projections.run.Runs;
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

/** Runs of a period: order one, follow it. */
@RestController
@RequestMapping("/api/v1/periods/{period}/runs")
class RunController {

    private final RunService service;
    private final Runs runs;
    private final Reviews reviews;
    private final ConsistentWrites writes;

    RunController(RunService service, Runs runs, Reviews reviews, ConsistentWrites writes) {
        this.service = service;
        this.runs = runs;
        this.reviews = reviews;
        this.writes = writes;
    }

    /**
     * A run as it is ordered.
     *
     * @param version the one that holds in the period when it is left out
     * @param postingPeriod the earliest open month, to charge what came late for a closed one; left
     *     out otherwise
     */
    record Content(
            String policy,
            @Nullable Integer version,
            RunKind kind,
            @Nullable Period postingPeriod) {}

    /** A run that is ordered, before it can be read. */
    record Ordered(String runId) {}

    /** Orders a run; poll it until it is posted, computed (showback) or failed. */
    @PostMapping
    ResponseEntity<Object> order(
            @PathVariable Period period,
            @RequestBody Content content,
            Book book,
            IdempotentIds ids,
            Stamp stamp) {
        var order =
                new Order(
                        book.name(),
                        period,
                        content.kind(),
                        content.policy(),
                        content.version(),
                        content.postingPeriod());
        var runId = service.start(ids.id("run").toString(), order, stamp);
        return writes.answer(
                () -> ResponseEntity.status(HttpStatus.ACCEPTED).body(view(runId)),
                new Ordered(runId));
    }

    @GetMapping
    Page<RunView> list(@PathVariable Period period, Paging paging, Book book) {
        return paging.of("runs", book.name(), period.toString())
                .page((from, limit) -> runs.list(book.name(), period, from, limit), this::view);
    }

    @GetMapping("/{runId}")
    RunView get(@PathVariable Period period, @PathVariable String runId) {
        return view(runId);
    }

    private RunView view(KnownRun run) {
        return RunView.of(
                run,
                run.status() == RunStatus.COMPUTED
                        ? reviews.ofRun(run.runId()).stream()
                                .filter(review -> review.status().isOpen())
                                .map(one -> new WaitsIn(one.breach().book(), one.reviewId()))
                                .toList()
                        : List.of());
    }

    private RunView view(String runId) {
        return runs.find(runId)
                .map(this::view)
                .orElseThrow(() -> Refusal.unknown("run-unknown", "no run " + runId));
    }
}
