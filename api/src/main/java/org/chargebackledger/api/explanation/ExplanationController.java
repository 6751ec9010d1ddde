package org.chargebackledger.api.explanation;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** From a posting back to the rule, the figures and the bill lines behind it. */
@RestController
@RequestMapping("/api/v1/postings/{id}/explanation")
class ExplanationController {

    private final FrozenExplanations explanations;
    private final PostingAccess access;

    ExplanationController(FrozenExplanations explanations, PostingAccess access) {
        this.explanations = explanations;
        this.access = access;
    }

    /**
     * Why a posting is what it is.
     *
     * @param days more days of nodes than this are summed up
     */
    @GetMapping
    Explanation get(
            @PathVariable String id,
            @RequestParam(defaultValue = "" + FrozenExplanations.DAYS_MAX) int days,
            Book book,
            Actor actor) {
        var posting = access.require(actor, book, id);
        return explanations.served(book.name(), posting, days);
    }
}
