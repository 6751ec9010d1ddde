package org.chargebackledger.api.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chargebackledger.api.invariants.Refused.refused;

import org.chargebackledger.ledger.materiality.Choice;
import org.chargebackledger.ledger.materiality.ReviewStatus;
import org.chargebackledger.projections.materiality.KnownReview;
import org.chargebackledger.projections.run.RunStatus;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Thresholds of a walked book, and what two persons decide about a run that exceeds them. */
final class WalkedReviews {

    private final WalkedBook book;
    private final Services services;

    WalkedReviews(WalkedBook book) {
        this.book = book;
        services = book.services();
    }

    /** Two persons approve the same limit for two years. */
    void approve(long cents) {
        var amount = cents / 100 + "." + Long.toString(100 + cents % 100).substring(1);
        for (var year : List.of("2025", "2026")) {
            var id = book.newId("thresholds");
            var content =
                    Map.of(
                            "year",
                            year,
                            "memo",
                            "audit plan",
                            "absolute",
                            List.of(Map.of("amount", amount, "currency", "USD")));
            services.masterData()
                    .propose(id, book.name(), "materiality", content, book.by("preparer"));
            services.upToDate().await();
            var hash = services.changes().find(id).orElseThrow().contentHash();
            services.masterData().approve(id, hash, book.by("approver"));
            services.upToDate().await();
        }
    }

    /** The run waits, and nothing of it is posted. */
    void requireWaits(String runId) {
        var run = services.models().runs().find(runId).orElseThrow();
        assertThat(run.status()).as("%s", run.failure()).isEqualTo(RunStatus.COMPUTED);
        assertThat(review(runId).status()).isEqualTo(ReviewStatus.WAITING);
    }

    /** Decides, and looks that it came so. */
    void decide(String runId, Choice choice) {
        var id = review(runId).reviewId();
        services.reviewing().propose(id, choice, "known to the board", book.by("preparer"));
        services.upToDate().await();
        var hash = Objects.requireNonNull(review(runId).proposal()).contentHash();
        refused("own-work", () -> services.reviewing().approve(id, hash, book.by("preparer")));
        services.reviewing().approve(id, hash, book.by("approver"));
        book.awaitWork();
        book.awaitWork(); // what is decided first queues what follows from it
        var isWaived = choice == Choice.WAIVE;
        assertThat(review(runId).status())
                .as("%s", review(runId).answer())
                .isEqualTo(isWaived ? ReviewStatus.POSTED : ReviewStatus.REOPENED);
        assertThat(services.models().runs().find(runId).orElseThrow().status())
                .isEqualTo(isWaived ? RunStatus.POSTED : RunStatus.FAILED);
    }

    private KnownReview review(String runId) {
        return services.reviews().ofRun(runId).getFirst();
    }
}
