package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.review.ReviewView;
import org.chargebackledger.projections.materiality.Reviews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Material differences of closed months: what waits for two persons, and what they chose. */
@Controller
class MaterialityPage {

    private static final int DECIDED_MAX = 50;

    private final Reviews reviews;

    MaterialityPage(Reviews reviews) {
        this.reviews = reviews;
    }

    @GetMapping("/materiality")
    String reviews(
            @RequestParam(required = false) @Nullable String from,
            Actor actor,
            Book book,
            Model model) {
        PageFrame.requireReader(actor);
        var decided = reviews.concluded(book.name(), PageFrame.cursor(from), DECIDED_MAX);
        model.addAttribute(
                "waiting", reviews.open(book.name()).stream().map(ReviewView::of).toList());
        model.addAttribute("decided", decided.items().stream().map(ReviewView::of).toList());
        model.addAttribute("next", PageFrame.link(decided.next()));
        return "materiality";
    }
}
