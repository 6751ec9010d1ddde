package org.chargebackledger.api.register;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.ownership.Ownership;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.RegisterCommand;
import org.chargebackledger.ledger.register.RegisterCommand.SetCostCenter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;

/** Cost centers: enter a record, list what is valid. */
@RestController
@RequestMapping("/api/v1/cost-centers")
class RegisterController {

    private final CommandGateway commands;
    private final Ownership ownership;
    private final ConsistentWrites writes;

    RegisterController(CommandGateway commands, Ownership ownership, ConsistentWrites writes) {
        this.commands = commands;
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

    @PutMapping("/{code}")
    ResponseEntity<CostCenter> set(
            @PathVariable String code, @RequestBody Content content, Book book, Stamp stamp) {
        var costCenter = content.as(code);
        commands.sendAndWait(
                new SetCostCenter(RegisterCommand.registerId(book.name()), costCenter, stamp));
        return writes.answer(() -> ResponseEntity.ok(costCenter), costCenter);
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
