package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.access.Role;
import org.chargebackledger.api.notice.NoticeViews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What owners are told: what has reached nobody yet, then everything, newest first. */
@Controller
class NoticesPage {

    private static final int WAITING_MAX = 200;
    private static final int NOTICES_MAX = 50;

    private final NoticeViews views;

    NoticesPage(NoticeViews views) {
        this.views = views;
    }

    @GetMapping("/notices")
    String notices(
            @RequestParam(required = false) @Nullable String from,
            Actor actor,
            Book book,
            Model model) {
        var waiting = views.list(actor, book, true, null, WAITING_MAX);
        var page = views.list(actor, book, false, PageFrame.cursor(from), NOTICES_MAX);
        model.addAttribute("mailed", views.areMailed());
        model.addAttribute("waiting", waiting.items().stream().map(views::of).toList());
        model.addAttribute("all", page.items().stream().map(views::of).toList());
        model.addAttribute("next", PageFrame.link(page.next()));
        model.addAttribute("mayAnswer", actor.is(Role.APPROVER) || actor.is(Role.OWNER));
        return "notices";
    }
}
