package org.chargebackledger.api.masterdata;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.idempotency.IdempotentIds;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.masterdata.ChangeStatus;
import org.chargebackledger.projections.masterdata.MasterDataChanges;
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

import java.util.Map;

/** Changes of master data over HTTP: propose one, approve or decline it. */
@RestController
@RequestMapping("/api/v1/master-data-changes")
class MasterDataController {

    private final MasterDataService service;
    private final MasterDataChanges changes;
    private final MasterDataViews views;
    private final ConsistentWrites writes;

    MasterDataController(
            MasterDataService service,
            MasterDataChanges changes,
            MasterDataViews views,
            ConsistentWrites writes) {
        this.service = service;
        this.changes = changes;
        this.views = views;
        this.writes = writes;
    }

    /**
     * A change as it is proposed.
     *
     * @param kind such as {@code cost-center}
     * @param content what is to hold, as its kind writes it
     */
    record ProposedChange(String kind, Map<String, Object> content) {}

    /** What is approved. */
    record ChangeApproval(String contentHash) {}

    /** Why it is declined or withdrawn. */
    record ChangeRefusal(String reason) {}

    /** A change that is written, before it can be read. */
    record WrittenChange(String changeId) {}

    /**
     * The changes of a book in the order of proposing.
     *
     * @param kind only those of this kind
     * @param status only those that stand so now, such as {@code PROPOSED}
     */
    @GetMapping
    Page<MasterDataView> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable ChangeStatus status,
            Paging paging,
            Book book) {
        return paging.of("master-data", book.name(), String.valueOf(kind), String.valueOf(status))
                .page(
                        (from, limit) -> changes.list(book.name(), kind, status, from, limit),
                        views::of);
    }

    @GetMapping("/{changeId}")
    MasterDataView get(@PathVariable String changeId) {
        return view(changeId);
    }

    @PostMapping
    ResponseEntity<Object> propose(
            @RequestBody ProposedChange proposed, Book book, IdempotentIds ids, Stamp stamp) {
        var id = ids.id("master-data-change").toString();
        service.propose(id, book.name(), proposed.kind(), proposed.content(), stamp);
        return answer(id, HttpStatus.CREATED);
    }

    /** Approves; it holds from now on, or says why it could not be carried out. */
    @PostMapping("/{changeId}/approval")
    ResponseEntity<Object> approve(
            @PathVariable String changeId, @RequestBody ChangeApproval approval, Stamp stamp) {
        service.approve(changeId, approval.contentHash(), stamp);
        return answer(changeId, HttpStatus.OK);
    }

    /** Declines it as an approver, or withdraws it as whoever proposed it. */
    @PostMapping("/{changeId}/refusal")
    ResponseEntity<Object> decline(
            @PathVariable String changeId, @RequestBody ChangeRefusal refusal, Stamp stamp) {
        service.decline(changeId, refusal.reason(), stamp);
        return answer(changeId, HttpStatus.OK);
    }

    private ResponseEntity<Object> answer(String changeId, HttpStatus status) {
        return writes.answer(
                () -> ResponseEntity.status(status).body(view(changeId)),
                new WrittenChange(changeId));
    }

    private MasterDataView view(String changeId) {
        return changes.find(changeId)
                .map(views::of)
                .orElseThrow(() ->
                        Refusal.unknown("master-data-change-unknown", "no change " + changeId));
    }
}
