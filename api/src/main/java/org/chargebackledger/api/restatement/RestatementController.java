package org.chargebackledger.api.restatement;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** What a delivery changed, over HTTP. */
@RestController
@RequestMapping("/api/v1/imports/{importId}/changes")
class RestatementController {

    private final Restatements restatements;

    RestatementController(Restatements restatements) {
        this.restatements = restatements;
    }

    /** Each of the delivery's snapshots against the one before it, line by line, by cause. */
    @GetMapping
    Changes get(@PathVariable String importId) {
        return new Changes(
                importId, restatements.of(importId).stream().map(RestatementView::of).toList());
    }

    /** What one delivery changed. */
    record Changes(String importId, List<RestatementView> snapshots) {}
}
