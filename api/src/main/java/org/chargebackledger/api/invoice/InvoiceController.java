package org.chargebackledger.api.invoice;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.consistency.ConsistentWrites;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.api.invoice.InvoiceFile.Said;
import org.chargebackledger.ingest.invoices.InvoiceAnswer;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.invoice.MatchState;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.invoice.BilledInvoice;
import org.chargebackledger.projections.invoice.InvoiceProjection;
import org.chargebackledger.projections.invoice.Invoices;
import org.jspecify.annotations.Nullable;
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
import java.util.List;

/** Printed invoices over HTTP: record them, see how they match, accept what they differ by. */
@RestController
@RequestMapping("/api/v1/invoices")
class InvoiceController {

    private final InvoiceService service;
    private final InvoiceImport imports;
    private final SavedAnswers answers;
    private final InvoiceMatches matches;
    private final Invoices invoices;
    private final ConsistentWrites writes;

    InvoiceController(
            InvoiceService service,
            InvoiceImport imports,
            SavedAnswers answers,
            InvoiceMatches matches,
            Invoices invoices,
            ConsistentWrites writes) {
        this.service = service;
        this.imports = imports;
        this.answers = answers;
        this.matches = matches;
        this.invoices = invoices;
        this.writes = writes;
    }

    /** Why a difference is to be accepted. */
    record AcceptanceProposal(String reason) {}

    /** What is accepted. */
    record AcceptanceApproval(String contentHash) {}

    /** An invoice that is written, before it can be read. */
    record WrittenInvoice(String id) {}

    /**
     * What the lines of current bills come to for an invoice that is not recorded.
     *
     * @param invoiceId absent where the lines carry none
     */
    record Expected(
            Period billingPeriod,
            SourceAccount sourceAccount,
            @Nullable String invoiceId,
            long lines,
            long rows,
            Exact exact,
            Money billed) {

        static Expected of(BilledInvoice one) {
            return new Expected(
                    one.period(),
                    one.account(),
                    one.invoiceId().isEmpty() ? null : one.invoiceId(),
                    one.lines().lines(),
                    one.lines().rows(),
                    one.lines().billed(),
                    Rounding.halfAwayFromZero(one.lines().billed(), one.account().currency()));
        }
    }

    /** Those that are not recorded yet. */
    record ExpectedInvoices(List<Expected> items) {}

    /**
     * The invoices of a book in the order of recording.
     *
     * @param period only those of that month's bill
     * @param state only those that stand so now, such as {@code EXCEPTION}
     */
    @GetMapping
    Page<InvoiceView> list(
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable MatchState state,
            Paging paging,
            Book book) {
        var listing =
                paging.of("invoices", book.name(), String.valueOf(period), String.valueOf(state));
        var all = matches.of(book.name(), period);
        var after = listing.from().map(at -> Long.parseLong(at.position().getFirst())).orElse(0L);
        var snapshot =
                listing.snapshot(
                        all.stream().mapToLong(one -> one.invoice().position()).max().orElse(0));
        var rows =
                all.stream()
                        .filter(one -> one.invoice().position() > after)
                        .filter(one -> one.invoice().position() <= snapshot)
                        .filter(one -> state == null || one.match().state() == state)
                        .limit(listing.rows())
                        .toList();
        var page =
                listing.page(
                        rows, snapshot, one -> List.of(Long.toString(one.invoice().position())));
        return new Page<>(
                page.items().stream().map(one -> InvoiceView.of(one, null, null)).toList(),
                page.nextCursor());
    }

    /** What current bills' lines come to for invoices that are not recorded. */
    @GetMapping("/expected")
    ExpectedInvoices expected(@RequestParam(required = false) @Nullable Period period, Book book) {
        return new ExpectedInvoices(
                matches.expected(book.name(), period).stream().map(Expected::of).toList());
    }

    @GetMapping("/{id}")
    InvoiceView get(@PathVariable String id) {
        return view(id);
    }

    /** Records what is printed, or corrects what was recorded, with a reason. */
    @PostMapping
    ResponseEntity<Object> add(@RequestBody InvoiceForm form, Book book, Stamp stamp) {
        var id = InvoiceProjection.id(service.record(book.name(), form, stamp));
        return answer(id, HttpStatus.CREATED);
    }

    /**
     * Records all invoices of a file, or none: our own form, a FOCUS 1.4 InvoiceDetail dataset, or
     * a provider's answer that was saved.
     *
     * @param provider of a dataset whose account has no bills yet
     * @param reason why a dataset corrects what was recorded before
     */
    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ImportedInvoices add(
            @RequestParam("file") MultipartFile file,
            @RequestParam(required = false) @Nullable String provider,
            @RequestParam(required = false) @Nullable String reason,
            Book book,
            Stamp stamp)
            throws IOException {
        var given = file.getOriginalFilename();
        var name = given == null ? "unnamed" : given;
        var content = file.getBytes();
        var said = new Said(provider, reason);
        return InvoiceAnswer.mayBe(content)
                ? answers.add(book.name(), name, content, said, stamp)
                : imports.add(book.name(), name, content, said, stamp);
    }

    /** Proposes to let a difference stand that no rounding explains. */
    @PostMapping("/{id}/acceptance")
    ResponseEntity<Object> propose(
            @PathVariable String id, @RequestBody AcceptanceProposal proposal, Stamp stamp) {
        service.propose(id, proposal.reason(), stamp);
        return answer(id, HttpStatus.OK);
    }

    /** Accepts exactly what has the hash. */
    @PostMapping("/{id}/acceptance/approval")
    ResponseEntity<Object> approve(
            @PathVariable String id, @RequestBody AcceptanceApproval approval, Stamp stamp) {
        service.approve(id, approval.contentHash(), stamp);
        return answer(id, HttpStatus.OK);
    }

    private ResponseEntity<Object> answer(String id, HttpStatus status) {
        return writes.answer(
                () -> ResponseEntity.status(status).body(view(id)), new WrittenInvoice(id));
    }

    private InvoiceView view(String id) {
        var known = service.known(id);
        var printed = known.printed();
        return InvoiceView.of(
                matches.of(known),
                invoices.entries(printed.book(), printed.stream()),
                invoices.revisions(id));
    }
}
