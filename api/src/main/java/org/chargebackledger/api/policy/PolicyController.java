package org.chargebackledger.api.policy;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.access.Role;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.policy.document.PolicySchema;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.policy.Policies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Policies: their names, their versions, and what becomes of a version. */
@RestController
@RequestMapping("/api/v1/policies")
class PolicyController {

    private final PolicyService service;
    private final Policies policies;
    private final ConsistentWrites writes;

    PolicyController(PolicyService service, Policies policies, ConsistentWrites writes) {
        this.service = service;
        this.policies = policies;
        this.writes = writes;
    }

    @GetMapping
    Page<String> names(Book book) {
        return Page.whole(policies.names(book.name()));
    }

    /** The JSON Schema of documents, which an editor can check and complete them by. */
    @GetMapping(value = "/schema", produces = "application/schema+json")
    String schema() {
        return PolicySchema.text();
    }

    @GetMapping("/{name}/versions")
    Page<PolicyView> versions(@PathVariable String name, Book book) {
        var versions = policies.versions(book.name(), name);
        if (versions.isEmpty()) {
            throw Refusal.unknown("policy-unknown", "no policy " + name);
        }
        return Page.whole(versions.stream().map(PolicyView::of).toList());
    }

    @GetMapping("/{name}/versions/{version}")
    PolicyView version(@PathVariable String name, @PathVariable int version, Book book) {
        return service.view(book.name(), name, version);
    }

    /** From the version before, unless another is named. */
    @GetMapping("/{name}/versions/{version}/differences")
    DifferenceView differences(
            @PathVariable String name,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable Integer from,
            Book book) {
        return service.differences(book.name(), name, from == null ? version - 1 : from, version);
    }

    /** Drafts the next version from YAML or JSON, whatever the content type says. */
    @PostMapping("/{name}/versions")
    ResponseEntity<PolicyView> draft(
            @PathVariable String name, @RequestBody String text, Book book, Stamp stamp) {
        var version = service.draft(book.name(), name, text, stamp);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(service.view(book.name(), name, version));
    }

    @PostMapping("/{name}/versions/{version}/submission")
    ResponseEntity<PolicyView> submit(
            @PathVariable String name, @PathVariable int version, Book book, Stamp stamp) {
        service.submit(book.name(), name, version, stamp);
        return answer(book, name, version);
    }

    @PostMapping("/{name}/versions/{version}/approval")
    ResponseEntity<PolicyView> approve(
            @PathVariable String name,
            @PathVariable int version,
            @RequestBody Approval approval,
            Book book,
            Actor actor,
            Stamp stamp) {
        service.approve(book.name(), name, version, approval.by(actor), stamp);
        return answer(book, name, version);
    }

    /**
     * From which period an approved version binds.
     *
     * @param hash of the content that was read; another content is not approved
     * @param as where several must agree, the discipline that the approver speaks for; absent: any
     *     of their own
     */
    record Approval(Period effectiveFrom, @Nullable String hash, @Nullable String as) {

        PolicyService.Agreement by(Actor actor) {
            return new PolicyService.Agreement(
                    effectiveFrom,
                    hash,
                    actor.roles().stream()
                            .map(Role::text)
                            .filter(own -> as == null || as.equals(own))
                            .sorted()
                            .toList());
        }
    }

    private ResponseEntity<PolicyView> answer(Book book, String name, int version) {
        return writes.answer(
                () -> ResponseEntity.ok(service.view(book.name(), name, version)),
                service.view(book.name(), name, version));
    }
}
