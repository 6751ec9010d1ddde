package org.chargebackledger.api.journal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.media.Accepted;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.Books;
import org.chargebackledger.projections.journal.JournalEntries;
import org.chargebackledger.projections.journal.ServedEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Journal entries: a page of them as JSON, all of a period as NDJSON, one by its number. */
@RestController
@RequestMapping("/api/v1")
class JournalEntryController {

    private static final MediaType NDJSON = MediaType.parseMediaType("application/x-ndjson");
    private static final int BUFFER_BYTES = 1 << 16;

    private final JournalEntries entries;
    private final Books books;
    private final KnownPeriods periods;
    private final JsonMapper json;

    JournalEntryController(
            JournalEntries entries, Books books, KnownPeriods periods, JsonMapper json) {
        this.entries = entries;
        this.books = books;
        this.periods = periods;
        this.json = json;
    }

    /**
     * The entries posted in a period, by sequence. As {@code application/x-ndjson} each line is an
     * entry's hashed bytes with its hash, and the answer is whole; as JSON it comes in pages.
     *
     * @param asOf no entry after this sequence, in NDJSON
     */
    @GetMapping(
            path = "/periods/{period}/journal-entries",
            produces = {MediaType.APPLICATION_JSON_VALUE, "application/x-ndjson"})
    @Nullable Page<JsonNode> list(
            @PathVariable Period period,
            @RequestParam(required = false) @Nullable Long asOf,
            Paging paging,
            Book book,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        periods.require(book, period);
        if (Accepted.best(request, MediaType.APPLICATION_JSON, NDJSON).equals(NDJSON)) {
            stream(book, period, books.asOf(book.name(), asOf), response);
            return null;
        }
        return page(book, period, paging);
    }

    @GetMapping("/journal-entries/{number}")
    JsonNode entry(@PathVariable String number, Book book) {
        return entries.served(book.name(), number)
                .map(this::tree)
                .orElseThrow(() ->
                        Refusal.unknown(
                                "journal-entry-unknown", "there is no journal entry " + number));
    }

    private Page<JsonNode> page(Book book, Period period, Paging paging) {
        return paging.of("journal-entries", book.name(), period.toString())
                .page((from, limit) -> entries.list(book.name(), period, from, limit), this::tree);
    }

    private void stream(Book book, Period period, long asOf, HttpServletResponse response)
            throws IOException {
        response.setContentType(NDJSON.toString());
        var out = new BufferedOutputStream(response.getOutputStream(), BUFFER_BYTES);
        entries.stream(
                book.name(),
                period,
                asOf,
                entry -> {
                    try {
                        out.write(entry.bytes());
                        out.write('\n');
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        out.flush();
    }

    private JsonNode tree(ServedEntry entry) {
        return json.readTree(entry.json());
    }
}
