package org.chargebackledger.ledger.journal;

import static java.util.stream.Collectors.joining;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.time.Period;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** When a period may change its state, and who may approve it. */
final class TransitionRules {

    private TransitionRules() {}

    /** Who closes or reopens says why. */
    static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("reason-missing", "a reason must be given");
        }
    }

    static void requirePossible(Transition transition, PeriodStatus status, boolean posting) {
        var possible =
                switch (transition) {
                    case SOFT_CLOSE -> status.takesPostings();
                    case CLOSE -> status.takesPostings() || status == PeriodStatus.SOFT_CLOSED;
                    case CLOSE_PERMANENTLY -> status == PeriodStatus.CLOSED;
                    case REOPEN ->
                            status == PeriodStatus.SOFT_CLOSED || status == PeriodStatus.CLOSED;
                };
        if (!possible) {
            throw Refusal.conflict(
                    "period-state", "a " + status + " period takes no " + transition);
        }
        if (posting
                && transition != Transition.REOPEN
                && transition != Transition.CLOSE_PERMANENTLY) {
            throw Refusal.conflict("posting-open", "a run is being posted");
        }
    }

    /** A period may be reopened at least until its year is over. */
    static void requireYearOver(Transition transition, Period period, Instant now) {
        if (transition == Transition.CLOSE_PERMANENTLY
                && now.atOffset(ZoneOffset.UTC).getYear() <= period.firstDay().getYear()) {
            throw Refusal.conflict(
                    "year-not-over",
                    period
                            + " is closed for good once "
                            + period.firstDay().getYear()
                            + " is over");
        }
    }

    /** A close with nothing checked is no close with everything met. */
    static void requireMet(Transition transition, List<ChecklistItem> checklist) {
        if (transition != Transition.CLOSE) {
            return;
        }
        if (checklist.isEmpty()) {
            throw Refusal.invalid("close-checklist-missing", "a close states what was checked");
        }
        var unmet =
                checklist.stream()
                        .filter(item -> !item.met())
                        .map(item -> item.check() + " (" + item.detail() + ")")
                        .collect(joining(", "));
        if (!unmet.isEmpty()) {
            throw Refusal.conflict("close-checklist-unmet", "not met: " + unmet);
        }
    }

    static void requireOthersWork(String approver, Proposal proposal) {
        if (approver.equals(proposal.by())) {
            throw Refusal.forbidden(
                    "own-work", "a change of state is approved by another person than proposed it");
        }
    }

    /** Whoever approved the last change may say so again. */
    static void requireApprovedBy(String approver, PeriodBook book, Period period) {
        if (!approver.equals(book.lastApprover())) {
            throw Refusal.conflict("nothing-proposed", "nothing is proposed for " + period);
        }
    }
}
