package org.chargebackledger.api.register;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.idempotency.IdempotentIds;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.masterdata.MasterDataViews;
import org.chargebackledger.api.ownership.Ownership;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.projections.masterdata.MasterDataChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/** Cost centers: enter a record, list what is valid. */
@RestController
@RequestMapping("/api/v1/cost-centers")
class RegisterController {

    private final RegisterService service;
    private final MasterDataChanges changes;
    private final MasterDataViews views;
    private final Ownership ownership;
    private final ConsistentWrites writes;

    RegisterController(
            RegisterService service,
            MasterDataChanges changes,
            MasterDataViews views,
            Ownership ownership,
            ConsistentWrites writes) {
        this.service = service;
        this.changes = changes;
        this.views = views;
        this.ownership = ownership;
        this.writes = writes;
    }

    /**
     * A cost center as it is sent.
     *
     * @param code may be left out; it must be the path's when it is given
     */
    record Content(
            @Nullable String code,
            String name,
            @Nullable List<String> aliases,
            String glAccount,
            String legalEntity,
            String owner,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable String successor) {

        CostCenter as(String pathCode) {
            if (code != null && !code.equals(pathCode)) {
                throw Refusal.invalid(
                        "cost-center-invalid",
                        "the path says " + pathCode + ", the content " + code);
            }
            return new CostCenter(
                    pathCode,
                    name,
                    aliases == null ? List.of() : aliases,
                    glAccount,
                    legalEntity,
                    owner,
                    validFrom,
                    validTo,
                    successor);
        }
    }

    /** A change that waits for a second person, before it can be read. */
    record ProposedRecord(String changeId) {}

    /**
     * Enters a record. Once anything is posted it is a change that waits for a second person: 202
     * and the change.
     */
    @PutMapping("/{code}")
    ResponseEntity<Object> set(
            @PathVariable String code,
            @RequestBody Content content,
            Book book,
            IdempotentIds ids,
            Stamp stamp) {
        var costCenter = content.as(code);
        var id = ids.id("master-data-change").toString();
        if (service.enter(id, book.name(), costCenter, stamp)) {
            return writes.answer(() -> ResponseEntity.ok(costCenter), costCenter);
        }
        var address = URI.create("/api/v1/master-data-changes/" + id);
        return writes.answer(
                () ->
                        ResponseEntity.status(HttpStatus.ACCEPTED)
                                .location(address)
                                .body(views.of(changes.find(id).orElseThrow())),
                new ProposedRecord(id));
    }

    /** The newest record of each; an owner sees their own. */
    @GetMapping
    Page<CostCenter> list(Book book, Actor actor) {
        return Page.whole(ownership.visible(actor, book));
    }

    @GetMapping("/{code}")
    CostCenter get(@PathVariable String code, Book book, Actor actor) {
        return ownership.visible(actor, book).stream()
                .filter(record -> record.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.unknown("cost-center-unknown", "no cost center " + code));
    }
}
