package org.chargebackledger.api.review;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.materiality.Choice;
import org.chargebackledger.ledger.materiality.ReviewStatus;
import org.chargebackledger.projections.materiality.Reviews;
import org.chargebackledger.projections.storage.Cursor;
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

import java.util.List;

/** Reviews of material differences over HTTP: read one, choose, approve or decline the choice. */
@RestController
@RequestMapping("/api/v1/materiality-reviews")
class ReviewController {

    private final ReviewService service;
    private final Reviews reviews;
    private final ConsistentWrites writes;

    ReviewController(ReviewService service, Reviews reviews, ConsistentWrites writes) {
        this.service = service;
        this.reviews = reviews;
        this.writes = writes;
    }

    /**
     * What is to be done.
     *
     * @param choice {@code REOPEN} the month, or {@code WAIVE} and post out of period
     * @param memo why
     */
    record ProposedChoice(Choice choice, String memo) {}

    /** What is approved. */
    record ChoiceApproval(String contentHash) {}

    /** Why it is declined or withdrawn. */
    record ChoiceRefusal(String reason) {}

    /** A review that is written, before it can be read. */
    record WrittenReview(String reviewId) {}

    /**
     * The reviews of a book, newest last.
     *
     * @param status only those that stand so now, such as {@code WAITING}
     */
    @GetMapping
    Page<ReviewView> list(
            @RequestParam(required = false) @Nullable ReviewStatus status,
            Paging paging,
            Book book) {
        var listing = paging.of("materiality-reviews", book.name(), String.valueOf(status));
        var from =
                listing.from()
                        .map(at ->
                                new Cursor(Long.parseLong(at.position().getFirst()), at.snapshot()))
                        .orElse(null);
        var found = reviews.list(book.name(), status, from, paging.limit());
        var next = found.next();
        return new Page<>(
                found.items().stream().map(ReviewView::of).toList(),
                next == null
                        ? null
                        : listing.cursorAfter(List.of(Long.toString(next.after())), next.upTo()));
    }

    @GetMapping("/{reviewId}")
    ReviewView get(@PathVariable String reviewId) {
        return view(reviewId);
    }

    /** Proposes what to do. */
    @PostMapping("/{reviewId}/choice")
    ResponseEntity<Object> propose(
            @PathVariable String reviewId, @RequestBody ProposedChoice proposed, Stamp stamp) {
        service.propose(reviewId, proposed.choice(), proposed.memo(), stamp);
        return answer(reviewId, HttpStatus.OK);
    }

    /** Approves; poll the review until it is posted, reopened or ended. */
    @PostMapping("/{reviewId}/approval")
    ResponseEntity<Object> approve(
            @PathVariable String reviewId, @RequestBody ChoiceApproval approval, Stamp stamp) {
        service.approve(reviewId, approval.contentHash(), stamp);
        return answer(reviewId, HttpStatus.ACCEPTED);
    }

    /** Declines the choice as an approver, or withdraws it as whoever proposed it. */
    @PostMapping("/{reviewId}/refusal")
    ResponseEntity<Object> decline(
            @PathVariable String reviewId, @RequestBody ChoiceRefusal refusal, Stamp stamp) {
        service.decline(reviewId, refusal.reason(), stamp);
        return answer(reviewId, HttpStatus.OK);
    }

    private ResponseEntity<Object> answer(String reviewId, HttpStatus status) {
        return writes.answer(
                () -> ResponseEntity.status(status).body(view(reviewId)),
                new WrittenReview(reviewId));
    }

    private ReviewView view(String reviewId) {
        return reviews.find(reviewId)
                .map(ReviewView::of)
                .orElseThrow(() -> Refusal.unknown("review-unknown", "no review " + reviewId));
    }
}
