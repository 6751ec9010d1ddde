package org.chargebackledger.httpground;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.axonframework.commandhandling.CommandExecutionException;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.idempotency.IdempotentIds;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.api.refusal.RefusalDetails;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Endpoints that do nothing but show what the ground does for them. */
@RestController
@RequestMapping("/api/v1")
class Desk {

    record Entered(
            @NotBlank String name,
            @Nullable Money budget,
            @Nullable Exact share,
            @Nullable Period from,
            @Nullable Instant at) {}

    record Received(String id, String actor, String book, @Nullable Entered entered) {}

    private final Probe probe;
    private final ConsistentWrites writes;

    Desk(Probe probe, ConsistentWrites writes) {
        this.probe = probe;
        this.writes = writes;
    }

    @PutMapping("/cost-centers/{code}")
    ResponseEntity<Received> enter(
            @PathVariable String code,
            @Valid @RequestBody Entered entered,
            Book book,
            Stamp stamp,
            IdempotentIds ids) {
        probe.work();
        var received = new Received(ids.id(code).toString(), stamp.actor(), book.name(), entered);
        return writes.answer(
                () ->
                        ResponseEntity.created(URI.create("/api/v1/cost-centers/" + code))
                                .body(received),
                received);
    }

    @PostMapping("/imports")
    ResponseEntity<Received> receive(
            @RequestParam List<MultipartFile> file,
            @RequestParam String source,
            Book book,
            Stamp stamp,
            IdempotentIds ids) {
        probe.work();
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .body(
                        new Received(
                                ids.id("import").toString(),
                                stamp.actor() + "/" + source + "/" + file.size(),
                                book.name(),
                                null));
    }

    @PostMapping("/periods/{period}/{transition:soft-close|close|reopen}")
    Received refuse(
            @PathVariable Period period,
            @PathVariable String transition,
            @RequestParam String how) {
        probe.work();
        throw switch (how) {
            case "unknown" -> Refusal.unknown("period-unknown", "there is no " + period);
            case "own-work" -> Refusal.forbidden("own-work", "you proposed it");
            case "conflict" -> Refusal.conflict("period-closed", period + " is closed");
            case "wrapped" ->
                    new IllegalStateException(
                            new CommandExecutionException(
                                    "remote",
                                    null,
                                    new RefusalDetails(
                                            "CONFLICT", "period-closed", "it is closed")));
            case "down" -> new DataAccessResourceFailureException("no connection");
            default -> new IllegalStateException("secret of " + transition);
        };
    }

    @GetMapping("/imports")
    Page<Integer> numbers(Paging paging, @RequestParam(defaultValue = "250") int count) {
        var listing = paging.of("numbers");
        var snapshot = listing.snapshot(count);
        var after = listing.from().map(cursor -> Integer.parseInt(cursor.position().getFirst()));
        var rows =
                IntStream.rangeClosed(after.orElse(0) + 1, (int) snapshot)
                        .limit(listing.rows())
                        .boxed()
                        .toList();
        return listing.page(rows, snapshot, row -> List.of(row.toString()));
    }

    @GetMapping("/showback")
    Entered values() {
        return new Entered(
                "Zoë",
                Money.parse(new CurrencyCode("USD"), "393.40"),
                Exact.parse("1.50e-3"),
                Period.parse("2026-10"),
                Instant.parse("2026-10-01T00:00:00Z"));
    }

    @PostMapping("/forgotten")
    void forgotten() {
        probe.work();
    }
}
