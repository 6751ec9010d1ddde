package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.wording.PolicyWords;
import org.chargebackledger.projections.policy.Policies;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The allocation policies: every version, its text, its hash, and who stands for it. */
@Controller
@RequestMapping("/policies")
class PolicyPages {

    private final Policies policies;

    PolicyPages(Policies policies) {
        this.policies = policies;
    }

    @GetMapping
    String list(Actor actor, Book book, Model model) {
        PageFrame.requireReader(actor);
        model.addAttribute(
                "versions",
                policies.names(book.name()).stream()
                        .flatMap(name -> policies.versions(book.name(), name).reversed().stream())
                        .toList());
        return "policies";
    }

    @GetMapping("/{name}/{version}")
    String one(
            @PathVariable String name,
            @PathVariable int version,
            Actor actor,
            Book book,
            Model model) {
        PageFrame.requireReader(actor);
        var policy =
                policies.version(book.name(), name, version)
                        .orElseThrow(() ->
                                PageFrame.unknown(
                                        "version " + version + " of policy " + name, book));
        model.addAttribute("policy", policy);
        model.addAttribute("words", PolicyWords.of(AllocationPolicyDocument.parse(policy.text())));
        return "policy";
    }
}
