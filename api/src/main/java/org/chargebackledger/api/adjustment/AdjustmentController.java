package org.chargebackledger.api.adjustment;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.idempotency.IdempotentIds;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.ledger.adjustment.AdjustmentStatus;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.adjustment.Adjustments;
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

/** Adjustments and accruals over HTTP: propose one, approve or decline it. */
@RestController
@RequestMapping("/api/v1/adjustments")
class AdjustmentController {

    private final AdjustmentService service;
    private final Adjustments adjustments;
    private final ProposedContent contents;
    private final ConsistentWrites writes;

    AdjustmentController(
            AdjustmentService service,
            Adjustments adjustments,
            ProposedContent contents,
            ConsistentWrites writes) {
        this.service = service;
        this.adjustments = adjustments;
        this.contents = contents;
        this.writes = writes;
    }

    /** What is approved. */
    record Approval(String contentHash) {}

    /** Why it is declined or withdrawn. */
    record Declining(String reason) {}

    /** An adjustment that is written, before it can be read. */
    record Written(String adjustmentId) {}

    /**
     * The adjustments of a book in the order of proposing.
     *
     * @param period only those posted in it
     * @param status only those that stand so now, such as {@code PROPOSED}
     */
    @GetMapping
    Page<AdjustmentView> list(
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable AdjustmentStatus status,
            Paging paging,
            Book book) {
        return paging.of("adjustments", book.name(), String.valueOf(period), String.valueOf(status))
                .page(
                        (from, limit) -> adjustments.list(book.name(), period, status, from, limit),
                        AdjustmentView::of);
    }

    @GetMapping("/{adjustmentId}")
    AdjustmentView get(@PathVariable String adjustmentId) {
        return view(adjustmentId);
    }

    @PostMapping
    ResponseEntity<Object> propose(
            @RequestBody Proposal proposal, Book book, IdempotentIds ids, Stamp stamp) {
        var id = ids.id("adjustment").toString();
        service.propose(id, contents.of(book.name(), proposal), stamp);
        return writes.answer(
                () -> ResponseEntity.status(HttpStatus.CREATED).body(view(id)), new Written(id));
    }

    /** Approves; poll the adjustment until it is posted or failed. */
    @PostMapping("/{adjustmentId}/approval")
    ResponseEntity<Object> approve(
            @PathVariable String adjustmentId, @RequestBody Approval approval, Stamp stamp) {
        service.approve(adjustmentId, approval.contentHash(), stamp);
        return answer(adjustmentId, HttpStatus.ACCEPTED);
    }

    /** Declines it as an approver, or withdraws it as whoever proposed it. */
    @PostMapping("/{adjustmentId}/refusal")
    ResponseEntity<Object> decline(
            @PathVariable String adjustmentId, @RequestBody Declining declining, Stamp stamp) {
        service.decline(adjustmentId, declining.reason(), stamp);
        return answer(adjustmentId, HttpStatus.OK);
    }

    private ResponseEntity<Object> answer(String adjustmentId, HttpStatus status) {
        return writes.answer(
                () -> ResponseEntity.status(status).body(view(adjustmentId)),
                new Written(adjustmentId));
    }

    private AdjustmentView view(String adjustmentId) {
        return adjustments
                .find(adjustmentId)
                .map(AdjustmentView::of)
                .orElseThrow(() ->
                        Refusal.unknown("adjustment-unknown", "no adjustment " + adjustmentId));
    }
}
