package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.masterdata.MasterDataViews;
import org.chargebackledger.ledger.masterdata.ChangeStatus;
import org.chargebackledger.projections.masterdata.MasterDataChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Changes of master data: what waits for a second person, against what holds now, and then what was
 * decided, newest first.
 */
@Controller
class MasterDataPage {

    private static final int WAITING_MAX = 500;
    private static final int DECIDED_MAX = 50;

    private final MasterDataChanges changes;
    private final MasterDataViews views;

    MasterDataPage(MasterDataChanges changes, MasterDataViews views) {
        this.changes = changes;
        this.views = views;
    }

    @GetMapping("/master-data")
    String changes(
            @RequestParam(required = false) @Nullable String from,
            Actor actor,
            Book book,
            Model model) {
        PageFrame.requireReader(actor);
        var waiting =
                changes.list(book.name(), null, ChangeStatus.PROPOSED, null, WAITING_MAX).items();
        var decided = changes.decided(book.name(), PageFrame.cursor(from), DECIDED_MAX);
        model.addAttribute("waiting", waiting.stream().map(views::of).toList());
        model.addAttribute("decided", decided.items().stream().map(views::of).toList());
        model.addAttribute("next", PageFrame.link(decided.next()));
        return "master-data";
    }
}
