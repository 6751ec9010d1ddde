package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.access.Role;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.masterdata.ChangeStatus;
import org.chargebackledger.ledger.materiality.ReviewStatus;
import org.chargebackledger.ledger.policy.PolicyStatus;
import org.chargebackledger.projections.erp.ErpFeed;
import org.chargebackledger.projections.imports.Deliveries;
import org.chargebackledger.projections.imports.DeliveryStatus;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.masterdata.MasterDataChanges;
import org.chargebackledger.projections.materiality.Reviews;
import org.chargebackledger.projections.notice.NoticeKind;
import org.chargebackledger.projections.notice.Notices;
import org.chargebackledger.projections.policy.Policies;
import org.chargebackledger.projections.run.Runs;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What waits for the one who looks at the page, by their role. */
@Component
class NextSteps {

    /** Older deliveries wait on the page of deliveries. */
    private static final int DELIVERIES_MAX = 500;

    private static final int ENTRIES_MAX = 500;

    private static final int CHANGES_MAX = 500;

    private static final int NOTICES_MAX = 500;

    private final Periods periods;
    private final Runs runs;
    private final Deliveries deliveries;
    private final Policies policies;
    private final ErpFeed feed;
    private final MasterDataChanges masterData;
    private final Reviews reviews;
    private final Notices notices;

    NextSteps(
            Periods periods,
            Runs runs,
            Deliveries deliveries,
            Policies policies,
            ErpFeed feed,
            MasterDataChanges masterData,
            Reviews reviews,
            Notices notices) {
        this.periods = periods;
        this.runs = runs;
        this.deliveries = deliveries;
        this.policies = policies;
        this.feed = feed;
        this.masterData = masterData;
        this.reviews = reviews;
        this.notices = notices;
    }

    /**
     * Something to do.
     *
     * @param href where it can be looked at
     */
    public record Step(String text, String href) {}

    List<Step> of(Actor actor, Book book) {
        var steps = new ArrayList<Step>();
        var known = periods.list(book.name());
        if (actor.is(Role.PREPARER)) {
            prepare(book, known, steps);
        }
        if (actor.is(Role.APPROVER)) {
            approve(actor, book, known, steps);
        }
        if (actor.is(Role.PREPARER) || actor.is(Role.APPROVER)) {
            reviews.open(book.name()).stream()
                    .filter(one ->
                            actor.is(Role.PREPARER) == (one.status() == ReviewStatus.WAITING))
                    .forEach(one ->
                            steps.add(
                                    new Step(
                                            "Decide whether a material difference reopens "
                                                    + one.breach().originPeriod(),
                                            "/materiality")));
        }
        if (actor.is(Role.AUDITOR)) {
            known.reversed().stream()
                    .filter(one -> one.status() == PeriodStatus.CLOSED)
                    .findFirst()
                    .ifPresent(one ->
                            steps.add(
                                    new Step(
                                            "Verify the hash chain of " + one.period(),
                                            "/journal/" + one.period())));
        }
        if (actor.is(Role.ERP)) {
            unanswered(book, steps);
        }
        if (actor.is(Role.OWNER) && !known.isEmpty()) {
            steps.add(
                    new Step(
                            "Read your statement of " + known.getLast().period(),
                            "/periods/" + known.getLast().period()));
        }
        return List.copyOf(steps);
    }

    private void prepare(Book book, List<KnownPeriod> known, List<Step> steps) {
        deliveries.list(book.name(), null, DELIVERIES_MAX).items().stream()
                .filter(one -> one.status() == DeliveryStatus.REJECTED)
                .forEach(one ->
                        steps.add(
                                new Step(
                                        "See why a delivery of " + one.source() + " was rejected",
                                        "/imports/" + one.importId())));
        versions(book, PolicyStatus.DRAFT, "Submit policy ", steps);
        for (var one : known) {
            if (!one.status().takesPostings()) {
                continue;
            }
            var allocated = runs.head(book.name(), one.period()).isPresent();
            if (!allocated) {
                steps.add(step("Allocate ", one));
            } else if (one.proposal() == null) {
                steps.add(step("Propose the close of ", one));
            }
        }
    }

    private void approve(Actor actor, Book book, List<KnownPeriod> known, List<Step> steps) {
        for (var one : known) {
            var proposal = one.proposal();
            if (proposal != null && !proposal.by().equals(actor.name())) {
                var what = proposal.transition().name().toLowerCase(Locale.ROOT);
                steps.add(
                        new Step(
                                "Approve: %s %s, proposed by %s"
                                        .formatted(
                                                what.replace('_', ' '),
                                                one.period(),
                                                proposal.by()),
                                "/periods/" + one.period()));
            }
        }
        versions(book, PolicyStatus.SUBMITTED, "Approve policy ", steps);
        var waiting =
                masterData
                        .list(book.name(), null, ChangeStatus.PROPOSED, null, CHANGES_MAX)
                        .items();
        if (waiting.stream().anyMatch(change -> !change.proposedBy().equals(actor.name()))) {
            steps.add(new Step("Decide about changed master data", "/master-data"));
        }
        if (notices.list(book.name(), null, true, null, NOTICES_MAX).items().stream()
                .anyMatch(notice -> notice.kind() == NoticeKind.OUTCOME_PROPOSED)) {
            steps.add(new Step("Tell owners what is to be charged to them", "/notices"));
        }
        deliveries.list(book.name(), null, DELIVERIES_MAX).items().stream()
                .filter(one -> one.status() == DeliveryStatus.HELD)
                .forEach(one ->
                        steps.add(
                                new Step(
                                        "Decide about the held delivery of " + one.source(),
                                        "/imports/" + one.importId())));
    }

    private void versions(Book book, PolicyStatus status, String verb, List<Step> steps) {
        for (var name : policies.names(book.name())) {
            policies.versions(book.name(), name).stream()
                    .filter(one -> one.status() == status)
                    .forEach(one ->
                            steps.add(
                                    new Step(
                                            verb + name + " version " + one.version(),
                                            "/policies/" + name + "/" + one.version())));
        }
    }

    private void unanswered(Book book, List<Step> steps) {
        var open =
                feed.after(book.name(), null, ENTRIES_MAX).items().stream()
                        .filter(one -> one.acknowledgement() == null)
                        .count();
        if (open > 0) {
            steps.add(new Step("Acknowledge " + open + " journal entries", "/docs/api"));
        }
    }

    private static Step step(String verb, KnownPeriod one) {
        return new Step(verb + one.period(), "/periods/" + one.period());
    }
}
