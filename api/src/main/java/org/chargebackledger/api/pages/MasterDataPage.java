package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.masterdata.MasterDataViews;
import org.chargebackledger.ledger.masterdata.ChangeStatus;
import org.chargebackledger.projections.masterdata.MasterDataChanges;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Changes of master data: what waits for a second person, against what holds now. */
@Controller
class MasterDataPage {

    private static final int CHANGES_MAX = 500;

    private final MasterDataChanges changes;
    private final MasterDataViews views;

    MasterDataPage(MasterDataChanges changes, MasterDataViews views) {
        this.changes = changes;
        this.views = views;
    }

    @GetMapping("/master-data")
    String changes(Actor actor, Book book, Model model) {
        PageFrame.requireReader(actor);
        var all =
                changes.list(book.name(), null, null, null, CHANGES_MAX).items().stream()
                        .map(views::of)
                        .toList();
        model.addAttribute(
                "waiting",
                all.stream().filter(one -> one.status() == ChangeStatus.PROPOSED).toList());
        model.addAttribute(
                "decided",
                all.reversed().stream()
                        .filter(one -> one.status() != ChangeStatus.PROPOSED)
                        .toList());
        return "master-data";
    }
}
