package org.chargebackledger.api.explanation;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** From a posting back to the rule, the figures and the bill lines behind it. */
@RestController
@RequestMapping("/api/v1/postings/{id}/explanation")
class ExplanationController {

    private final Explanations explanations;
    private final PostingAccess access;

    ExplanationController(Explanations explanations, PostingAccess access) {
        this.explanations = explanations;
        this.access = access;
    }

    @GetMapping
    Explanation get(@PathVariable String id, Book book, Actor actor) {
        var posting = access.require(actor, book, id);
        return explanations.explain(book.name(), posting, 0).explanation();
    }
}
