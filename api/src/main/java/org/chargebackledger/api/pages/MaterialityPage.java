package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.review.ReviewView;
import org.chargebackledger.projections.materiality.Reviews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Material differences of closed months: what waits for two persons, and what they chose. */
@Controller
class MaterialityPage {

    private static final int REVIEWS_MAX = 500;

    private final Reviews reviews;

    MaterialityPage(Reviews reviews) {
        this.reviews = reviews;
    }

    @GetMapping("/materiality")
    String reviews(Actor actor, Book book, Model model) {
        PageFrame.requireReader(actor);
        var all =
                reviews.list(book.name(), null, null, REVIEWS_MAX).items().reversed().stream()
                        .map(ReviewView::of)
                        .toList();
        model.addAttribute("waiting", all.stream().filter(one -> one.status().isOpen()).toList());
        model.addAttribute("decided", all.stream().filter(one -> !one.status().isOpen()).toList());
        return "materiality";
    }
}
