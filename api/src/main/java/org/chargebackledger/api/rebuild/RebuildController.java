package org.chargebackledger.api.rebuild;

import org.chargebackledger.api.http.idempotency.IdempotentIds;
import org.chargebackledger.api.rebuild.RebuildService.Rebuild;
import org.chargebackledger.ledger.audit.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds over HTTP: start one, follow it. */
@RestController
@RequestMapping("/api/v1/read-models/rebuilds")
class RebuildController {

    private final RebuildService service;

    RebuildController(RebuildService service) {
        this.service = service;
    }

    @PostMapping
    ResponseEntity<Rebuild> start(IdempotentIds ids) {
        var rebuild = service.start(ids.id("rebuild").toString());
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(rebuild);
    }

    @GetMapping("/{rebuildId}")
    Rebuild get(@PathVariable String rebuildId) {
        return service.find(rebuildId)
                .orElseThrow(() -> Refusal.unknown("rebuild-unknown", "no rebuild " + rebuildId));
    }
}
