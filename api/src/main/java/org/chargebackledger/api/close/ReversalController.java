package org.chargebackledger.api.close;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.projections.journal.JournalEntries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes an entry back by a new one; nothing that is posted ever changes. */
@RestController
@RequestMapping("/api/v1/journal-entries")
class ReversalController {

    private final PeriodService service;
    private final JournalEntries entries;
    private final ConsistentWrites writes;

    ReversalController(PeriodService service, JournalEntries entries, ConsistentWrites writes) {
        this.service = service;
        this.entries = entries;
        this.writes = writes;
    }

    /** Why the entry is taken back. */
    record Content(String reason) {}

    /** What reverses what; the number is there once it can be read. */
    record Reversed(String reverses, @Nullable String number) {}

    @PostMapping("/{number}/reversal")
    ResponseEntity<Reversed> reverse(
            @PathVariable String number, @RequestBody Content content, Book book, Stamp stamp) {
        service.reverse(book.name(), number, content.reason(), stamp);
        return writes.answer(
                () ->
                        ResponseEntity.status(HttpStatus.CREATED)
                                .body(
                                        new Reversed(
                                                number,
                                                entries.reversedBy(book.name(), number)
                                                        .orElse(null))),
                new Reversed(number, null));
    }
}
