package org.chargebackledger.api.audit;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.projections.journal.Periods;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The closes of a book, each with the hash of the one before it. */
@RestController
@RequestMapping("/api/v1/audit/closes")
class CloseController {

    private final Periods periods;
    private final JsonMapper json;

    CloseController(Periods periods, JsonMapper json) {
        this.periods = periods;
        this.json = json;
    }

    /**
     * All closes in the order of their chain, with {@code closeHash}: the SHA-256 of the RFC 8785
     * bytes of everything else. The first {@code previousClose} is 64 zeros.
     */
    @GetMapping
    Page<JsonNode> closes(Book book) {
        return Page.whole(
                periods.closeContents(book.name()).entrySet().stream()
                        .map(close -> view(close.getKey(), close.getValue()))
                        .toList());
    }

    private JsonNode view(String hash, String content) {
        return ((ObjectNode) json.readTree(content)).put("closeHash", hash);
    }
}
