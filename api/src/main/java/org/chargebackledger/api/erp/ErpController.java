package org.chargebackledger.api.erp;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.erp.ErpCommand;
import org.chargebackledger.ledger.erp.ErpCommand.AcknowledgeJournal;
import org.chargebackledger.ledger.erp.ErpEvent;
import org.chargebackledger.projections.erp.ErpFeed;
import org.chargebackledger.projections.erp.FeedItem;
import org.chargebackledger.projections.storage.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** The finance system's feed: it pulls entries by cursor and says what it made of each. */
@RestController
@RequestMapping("/api/v1/erp/journals")
class ErpController {

    private final CommandGateway commands;
    private final ErpFeed feed;
    private final ConsistentWrites writes;
    private final JsonMapper json;

    ErpController(CommandGateway commands, ErpFeed feed, ConsistentWrites writes, JsonMapper json) {
        this.commands = commands;
        this.feed = feed;
        this.writes = writes;
        this.json = json;
    }

    /** How the finance system answers. */
    record Answer(
            @NotNull ErpEvent.Status status,
            @Nullable @Size(max = 100) String documentNumber,
            @Nullable @Size(max = 100) List<String> reasons) {}

    /**
     * The entries that follow a cursor, in sequence order. The cursor never ends: keep the last one
     * and ask again.
     */
    @GetMapping
    Page<JsonNode> feed(Paging paging, Book book) {
        var listing = paging.of("erp-journals", book.name());
        var from =
                listing.from()
                        .map(cursor ->
                                new Cursor(
                                        Long.parseLong(cursor.position().getFirst()),
                                        cursor.snapshot()))
                        .orElse(null);
        var part = feed.after(book.name(), from, paging.limit());
        var next = part.next();
        return new Page<>(
                part.items().stream().map(item -> FeedView.of(json, item)).toList(),
                listing.cursorAfter(List.of(Long.toString(next.after())), next.upTo()));
    }

    /** One entry with its accounts and the answer to it. */
    @GetMapping("/{number}")
    JsonNode one(
            @PathVariable String number,
            @RequestParam(defaultValue = "canonical") String format,
            Book book) {
        if (!format.equals("canonical")) {
            throw Refusal.invalid(
                    "format-unknown", "an entry is rendered as 'canonical', not '" + format + "'");
        }
        return FeedView.of(json, find(book, number));
    }

    /** Records the answer; the same again changes nothing, another one after POSTED is refused. */
    @PutMapping("/{number}/acknowledgement")
    ResponseEntity<JsonNode> acknowledge(
            @PathVariable String number,
            @Valid @RequestBody Answer answer,
            Book book,
            Stamp stamp) {
        var before = FeedView.of(json, find(book, number));
        commands.sendAndWait(
                new AcknowledgeJournal(
                        ErpCommand.deliveryId(book.name(), number),
                        number,
                        answer.status(),
                        answer.documentNumber(),
                        answer.reasons() == null ? List.of() : answer.reasons(),
                        stamp));
        return writes.answer(
                () -> ResponseEntity.ok(FeedView.of(json, find(book, number))), before);
    }

    private FeedItem find(Book book, String number) {
        return feed.find(book.name(), number)
                .orElseThrow(() ->
                        Refusal.unknown(
                                "journal-entry-unknown", "there is no journal entry " + number));
    }
}
