package org.chargebackledger.api.connector;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.page.Page;
import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ledger.audit.Refusal;
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

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** Connectors over HTTP: how far they are, try one, fetch. */
@RestController
@RequestMapping("/api/v1/connectors")
class ConnectorController {

    private static final int SLICES_MAX = 1_000;

    private final ConnectorCatalog catalog;
    private final SliceStates states;
    private final FetchService service;
    private final FetchQueue queue;
    private final Clock clock;

    ConnectorController(
            ConnectorCatalog catalog,
            SliceStates states,
            FetchService service,
            FetchQueue queue,
            Clock clock) {
        this.catalog = catalog;
        this.states = states;
        this.service = service;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * What is asked to be fetched.
     *
     * @param from first day; without it and {@code to}, what a schedule would fetch now
     * @param to last day
     * @param dryRun whether to say only what would be asked
     */
    record Order(@Nullable String from, @Nullable String to, @Nullable Boolean dryRun) {}

    /** What is fetched, or would be. */
    record Fetches(String connector, boolean dryRun, List<AskedSlice> slices) {}

    /** A slice and what its service is asked, in its own language. */
    record AskedSlice(String slice, List<String> questions) {}

    /** Whether all that fetching needs is given. */
    record Tested(String connector, boolean passed, List<Check> checks) {}

    @GetMapping
    Page<ConnectorView> list(Book book) {
        return Page.whole(catalog.of(book.name()).stream().map(this::view).toList());
    }

    @GetMapping("/{name}")
    ConnectorView get(@PathVariable String name, Book book) {
        return view(catalog.named(book.name(), name));
    }

    /** Expected slices against received ones; the days from and to are both included. */
    @GetMapping("/{name}/slices")
    Page<SliceView> slices(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Book book) {
        var connector = catalog.named(book.name(), name);
        var slices = states.of(connector, first(connector, from), end(to));
        requireFew(slices.size());
        return Page.whole(
                slices.stream()
                        .map(slice -> SliceView.of(slice, queue.has(connector, slice.slice())))
                        .toList());
    }

    /** Tries everything that fetching needs. */
    @PostMapping("/{name}/test")
    Tested test(@PathVariable String name, Book book) {
        var connector = catalog.named(book.name(), name);
        var checks = connector.connector().test(clock.instant());
        return new Tested(name, checks.stream().allMatch(Check::met), checks);
    }

    /** Fetches; poll the slices until none is under way. */
    @PostMapping("/{name}/fetches")
    ResponseEntity<Fetches> fetch(
            @PathVariable String name, @RequestBody Order order, Book book, Actor actor) {
        var connector = catalog.named(book.name(), name);
        var slices = wanted(connector, order);
        requireFew(slices.size());
        var isDry = Boolean.TRUE.equals(order.dryRun());
        if (!isDry) {
            service.fetch(connector, slices, actor.name());
        }
        var asked =
                slices.stream()
                        .map(slice ->
                                new AskedSlice(
                                        slice.toString(), connector.connector().questions(slice)))
                        .toList();
        return ResponseEntity.status(isDry ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(new Fetches(name, isDry, asked));
    }

    private List<Slice> wanted(ConfiguredConnector connector, Order order) {
        return order.from() == null && order.to() == null
                ? service.due(connector)
                : service.within(connector, first(connector, order.from()), end(order.to()));
    }

    private ConnectorView view(ConfiguredConnector connector) {
        return ConnectorView.of(connector, states.of(connector), queue.isIdle(connector));
    }

    private static LocalDate first(ConfiguredConnector connector, @Nullable String from) {
        return from == null ? connector.from() : day("from", from);
    }

    private LocalDate end(@Nullable String to) {
        return (to == null ? states.today() : day("to", to)).plusDays(1);
    }

    private static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.invalid(
                    "invalid-field", name + " is no day such as 2026-10-31: '" + text + "'");
        }
    }

    private static void requireFew(int slices) {
        if (slices > SLICES_MAX) {
            throw Refusal.invalid(
                    "too-many-slices",
                    slices + " slices; ask for at most " + SLICES_MAX + " by from and to");
        }
    }
}
