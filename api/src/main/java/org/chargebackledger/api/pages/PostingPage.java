package org.chargebackledger.api.pages;

import org.chargebackledger.api.dispute.DisputeViews;
import org.chargebackledger.api.explanation.Explanations;
import org.chargebackledger.api.explanation.PostingAccess;
import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where a cent comes from: the sentence, the arithmetic, the lines of the bill. */
@Controller
class PostingPage {

    private static final int LINES_MAX = 100;
    private static final int DAYS_MAX = 1_000;

    private final Explanations explanations;
    private final PostingAccess access;
    private final DisputeViews disputes;

    PostingPage(Explanations explanations, PostingAccess access, DisputeViews disputes) {
        this.explanations = explanations;
        this.access = access;
        this.disputes = disputes;
    }

    @GetMapping("/postings/{id}")
    String posting(@PathVariable String id, Actor actor, Book book, Model model) {
        var posting = access.require(actor, book, id);
        var explained = explanations.explain(book.name(), posting, LINES_MAX, DAYS_MAX);
        model.addAttribute("posting", explained.posting());
        model.addAttribute("why", explained.explanation());
        model.addAttribute("lines", explained.firstLines());
        model.addAttribute("disputes", disputes.ofPosting(book.name(), id));
        return "posting";
    }
}
