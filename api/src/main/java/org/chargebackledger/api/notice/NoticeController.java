package org.chargebackledger.api.notice;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.ledger.audit.Stamp;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Notices over HTTP: who is to be told what, and the word of somebody who told them. */
@RestController
@RequestMapping("/api/v1/notices")
class NoticeController {

    private final NoticeService service;
    private final NoticeViews views;
    private final ConsistentWrites writes;

    NoticeController(NoticeService service, NoticeViews views, ConsistentWrites writes) {
        this.service = service;
        this.views = views;
        this.writes = writes;
    }

    /**
     * That the recipient knows.
     *
     * @param told who was told
     * @param how such as by telephone
     */
    record ToldOwner(String told, String how) {}

    /** A notice that is acknowledged, before that can be read. */
    record AcknowledgedNotice(String noticeId) {}

    /**
     * The notices of a book, newest first: an owner's own.
     *
     * @param unknown only those that have reached nobody yet
     */
    @GetMapping
    Page<NoticeView> list(
            @RequestParam(defaultValue = "false") boolean unknown,
            Paging paging,
            Book book,
            Actor actor) {
        return paging.of("notices", book.name(), String.valueOf(unknown))
                .page((from, limit) -> views.list(actor, book, unknown, from, limit), views::of);
    }

    @GetMapping("/{noticeId}")
    NoticeView get(@PathVariable String noticeId, Book book, Actor actor) {
        return views.of(views.require(actor, book, noticeId));
    }

    /** Records that the owner was told; by an owner or an approver, never by who caused it. */
    @PostMapping("/{noticeId}/acknowledgement")
    ResponseEntity<Object> acknowledge(
            @PathVariable String noticeId,
            @RequestBody ToldOwner told,
            Book book,
            Actor actor,
            Stamp stamp) {
        service.acknowledge(
                views.requireAnswerable(actor, book, noticeId), told.told(), told.how(), stamp);
        return writes.answer(
                () -> ResponseEntity.ok(views.of(views.require(actor, book, noticeId))),
                new AcknowledgedNotice(noticeId));
    }
}
