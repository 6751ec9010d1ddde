package org.chargebackledger.api.resumption;

import org.chargebackledger.api.adjustment.AccrualEnds;
import org.chargebackledger.api.adjustment.AdjustmentService;
import org.chargebackledger.api.adoption.AdoptionService;
import org.chargebackledger.api.book.PairReversals;
import org.chargebackledger.api.connector.FetchService;
import org.chargebackledger.api.delivery.ImportService;
import org.chargebackledger.api.dispute.SilentAcceptances;
import org.chargebackledger.api.http.consistency.ReadModelsStopped;
import org.chargebackledger.api.invoice.RoundingService;
import org.chargebackledger.api.masterdata.MasterDataService;
import org.chargebackledger.api.notice.NoticeDelivery;
import org.chargebackledger.api.readiness.Readiness;
import org.chargebackledger.api.review.ReviewService;
import org.chargebackledger.api.run.RunService;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.projections.imports.Deliveries;
import org.chargebackledger.projections.imports.KnownDelivery;
import org.chargebackledger.projections.journal.Books;
import org.chargebackledger.projections.run.KnownRun;
import org.chargebackledger.projections.run.RunStatus;
import org.chargebackledger.projections.run.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.stream.Collectors;

/** Takes up what a crash or a stop cut short, before the service says it is ready. */
@Component
class Resumption implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Resumption.class);
    private static final Duration RETRY_EVERY = Duration.ofSeconds(2);

    private final UpToDate upToDate;
    private final Deliveries deliveries;
    private final Runs runs;
    private final Books books;
    private final ImportService imports;
    private final RunService runService;
    private final PairReversals pairReversals;
    private final AdoptionService adoptions;
    private final MasterDataService masterData;
    private final AdjustmentService adjustments;
    private final AccrualEnds accruals;
    private final RoundingService roundings;
    private final ReviewService reviews;
    private final FetchService fetches;
    private final SilentAcceptances acceptances;
    private final NoticeDelivery notices;
    private final Readiness.Hold hold;
    private final Thread retrying =
            Thread.ofPlatform().daemon().name("resumption").unstarted(this::retry);

    Resumption(
            UpToDate upToDate,
            Deliveries deliveries,
            Runs runs,
            Books books,
            ImportService imports,
            RunService runService,
            PairReversals pairReversals,
            AdoptionService adoptions,
            MasterDataService masterData,
            AdjustmentService adjustments,
            AccrualEnds accruals,
            RoundingService roundings,
            ReviewService reviews,
            FetchService fetches,
            SilentAcceptances acceptances,
            NoticeDelivery notices,
            Readiness readiness) {
        this.upToDate = upToDate;
        this.deliveries = deliveries;
        this.runs = runs;
        this.books = books;
        this.imports = imports;
        this.runService = runService;
        this.pairReversals = pairReversals;
        this.adoptions = adoptions;
        this.masterData = masterData;
        this.adjustments = adjustments;
        this.accruals = accruals;
        this.roundings = roundings;
        this.reviews = reviews;
        this.fetches = fetches;
        this.acceptances = acceptances;
        this.notices = notices;
        this.hold = readiness.hold("interrupted work is found");
    }

    /**
     * A service whose read models have stopped must answer, so that somebody can see and mend it.
     */
    @EventListener(ApplicationStartedEvent.class)
    void start() {
        try {
            takeUp();
        } catch (ReadModelsStopped e) {
            LOG.error("interrupted work waits until the read models go on", e);
            retrying.start();
        }
    }

    private void retry() {
        try {
            while (!isTakenUp()) {
                Thread.sleep(RETRY_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTakenUp() {
        try {
            takeUp();
            return true;
        } catch (ReadModelsStopped e) {
            return false;
        }
    }

    @Override
    public void close() {
        retrying.interrupt();
    }

    private void takeUp() {
        upToDate.await();
        var staged = deliveries.staged();
        staged.stream().map(KnownDelivery::importId).forEach(imports::process);
        masterData.resume();
        pairReversals.resume();
        var unfinished = runs.unfinished();
        // Nothing else is posted in a book where a run has announced its entries, and one that is
        // about to is refused if anything is posted first.
        var announced =
                books.openPostings().stream()
                        .map(Books.OpenPosting::postingId)
                        .collect(Collectors.toSet());
        unfinished.stream()
                .filter(run -> run.status() == RunStatus.POSTING || announced.contains(run.runId()))
                .map(KnownRun::runId)
                .forEach(runService::proceed);
        // Before their runs, which they check further than the runs themselves do.
        adoptions.resume();
        adjustments.resume();
        accruals.resume();
        roundings.resume();
        unfinished.stream().map(KnownRun::runId).forEach(runService::proceed);
        reviews.resume();
        if (!staged.isEmpty() || !unfinished.isEmpty()) {
            LOG.info("going on with {} imports and {} runs", staged.size(), unfinished.size());
        }
        fetches.start();
        acceptances.start();
        notices.start();
        hold.close();
    }
}
