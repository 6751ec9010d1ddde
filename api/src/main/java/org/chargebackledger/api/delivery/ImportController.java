package org.chargebackledger.api.delivery;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.idempotency.IdempotentIds;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.ingest.delivery.FileDigests;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.imports.Delivery;
import org.chargebackledger.ledger.imports.Delivery.DeliveredFile;
import org.chargebackledger.projections.imports.Deliveries;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Deliveries over HTTP: hand in, look up, accept a held one. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportController {

    private static final List<String> DECLARED =
            List.of(
                    "provider",
                    "billingAccount",
                    "billingPeriod",
                    "onlyBillingPeriod",
                    "cluster",
                    "currency",
                    "replaceSource");

    private final ImportService imports;
    private final DeliveryReading reader;
    private final DeliveryStore store;
    private final Deliveries deliveries;
    private final ConsistentWrites writes;

    ImportController(
            ImportService imports,
            DeliveryReading reader,
            DeliveryStore store,
            Deliveries deliveries,
            ConsistentWrites writes) {
        this.imports = imports;
        this.reader = reader;
        this.store = store;
        this.deliveries = deliveries;
        this.writes = writes;
    }

    /** Takes a delivery in; poll the import until it is accepted, held or rejected. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportView> deliver(
            @RequestParam("source") String source,
            @RequestParam("file") List<MultipartFile> files,
            @RequestParam Map<String, String> fields,
            Book book,
            IdempotentIds ids,
            Stamp stamp)
            throws IOException {
        reader.isUsage(source);
        var kept = keep(files);
        var sha256 = FileDigests.ofDelivery(kept.stream().map(DeliveredFile::sha256).toList());
        var delivery = new Delivery(book.name(), source, sha256, kept, declared(fields));
        var receipt = imports.stage(ids.id("import").toString(), delivery, stamp);
        var status = receipt.duplicate() ? HttpStatus.OK : HttpStatus.ACCEPTED;
        return writes.answer(
                () ->
                        ResponseEntity.status(status)
                                .body(view(receipt.importId(), receipt.duplicate())),
                ImportView.staged(receipt.importId(), source, sha256));
    }

    @GetMapping
    Page<ImportView> list(Paging paging, Book book) {
        return paging.of("imports", book.name())
                .page(
                        (from, limit) -> deliveries.list(book.name(), from, limit),
                        known -> ImportView.of(known, false));
    }

    @GetMapping("/{importId}")
    ImportView get(@PathVariable String importId) {
        return view(importId, false);
    }

    /** Accepts a held delivery; by somebody else than who delivered it. */
    @PostMapping("/{importId}/acceptance")
    ResponseEntity<ImportView> accept(
            @PathVariable String importId, @RequestBody Acceptance acceptance, Stamp stamp) {
        var held = view(importId, false);
        imports.release(importId, acceptance.reason(), acceptance.contentHash(), stamp);
        return writes.answer(() -> ResponseEntity.ok(view(importId, false)), held);
    }

    /**
     * Why a held delivery is accepted, and which.
     *
     * @param contentHash as the held delivery shows it; anything else is refused
     */
    record Acceptance(String reason, String contentHash) {}

    private ImportView view(String importId, boolean duplicate) {
        return deliveries
                .find(importId)
                .map(known -> ImportView.of(known, duplicate))
                .orElseThrow(() -> Refusal.unknown("import-unknown", "no import " + importId));
    }

    private List<DeliveredFile> keep(List<MultipartFile> files) throws IOException {
        var kept = new ArrayList<DeliveredFile>();
        for (var file : files) {
            var name = file.getOriginalFilename();
            kept.add(store.keep(name == null ? "unnamed" : name, file.getInputStream()));
        }
        return List.copyOf(kept);
    }

    private static SortedMap<String, String> declared(Map<String, String> fields) {
        var declared = new TreeMap<String, String>();
        for (var name : DECLARED) {
            var value = fields.get(name);
            if (value != null && !value.isBlank()) {
                declared.put(name, value.strip());
            }
        }
        return declared;
    }
}
