package org.chargebackledger.api.book;

import org.chargebackledger.api.masterdata.MasterDataKind;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.book.ChargebackStart;
import org.chargebackledger.ledger.book.ChargebackStarts;
import org.chargebackledger.ledger.masterdata.Members;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.masterdata.MasterDataChanges;
import org.chargebackledger.projections.register.Registers;
import org.chargebackledger.projections.run.Runs;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;

/**
 * From when cost centers, or a whole book, are charged: before that they are in showback. What is
 * posted stays as it was decided then.
 */
@Component
public final class ChargebackStartKind implements MasterDataKind {

    public static final String NAME = "chargeback-start";

    private final MasterDataChanges changes;
    private final BookCatalog books;
    private final Registers registers;
    private final Periods periods;
    private final Runs runs;

    ChargebackStartKind(
            MasterDataChanges changes,
            BookCatalog books,
            Registers registers,
            Periods periods,
            Runs runs) {
        this.changes = changes;
        this.books = books;
        this.registers = registers;
        this.periods = periods;
        this.runs = runs;
    }

    /** What two persons decided for a book so far. */
    ChargebackStarts of(String book) {
        return new ChargebackStarts(
                changes.approved(book, NAME).stream()
                        .map(change -> ChargebackStart.parse(change.members()))
                        .toList());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, Object> canonical(String book, Members given) {
        return ChargebackStart.parse(given).canonical();
    }

    @Override
    public void check(String book, Members content) {
        var start = ChargebackStart.parse(content);
        var holder = books.of(book).showbackCostCenter();
        if (holder == null) {
            throw Refusal.conflict(
                    "showback-holder-missing",
                    "nobody bears what is not charged: configure chargeback.books."
                            + book
                            + ".showback-cost-center");
        }
        if (start.costCenter().equals(holder)) {
            throw Refusal.conflict(
                    "showback-holder", holder + " bears what is not charged, and always is");
        }
        if (!start.isOfWholeBook() && !registers.current(book).has(start.costCenter())) {
            throw Refusal.conflict(
                    "cost-center-unknown", "the register has no " + start.costCenter());
        }
        requireOwnHolder(book, holder);
        var before = of(book);
        if (before.of(start.costCenter()).filter(start::equals).isPresent()) {
            throw Refusal.conflict("nothing-changes", "that is decided already");
        }
        requireUnposted(book, start.costCenter(), before, before.with(start));
        requireNoRun(book, start.costCenter(), before, before.with(start));
    }

    private void requireOwnHolder(String book, String holder) {
        var register = registers.current(book);
        var latest = register.latest(holder).map(CostCenter::legalEntity).orElse("");
        BookTerms.requireOwn(books.of(book), holder, latest);
    }

    /** A run that is under way posts by the showback that it pinned. */
    private void requireNoRun(
            String book, String costCenter, ChargebackStarts before, ChargebackStarts after) {
        runs.unfinished().stream()
                .filter(run -> run.kind() == RunKind.CHARGEBACK)
                .filter(run -> run.inputs().book().equals(book))
                .filter(run -> {
                    var period = run.inputs().period();
                    return before.isCharged(costCenter, period)
                            != after.isCharged(costCenter, period);
                })
                .findFirst()
                .ifPresent(run -> {
                    throw Refusal.conflict(
                            "run-under-way",
                            "run %s of %s is under way, by whom it charged when it was ordered"
                                    .formatted(run.runId(), run.inputs().period()));
                });
    }

    /** Whether a cost center is charged for a month that is posted never changes. */
    private void requireUnposted(
            String book, String costCenter, ChargebackStarts before, ChargebackStarts after) {
        for (var period : posted(book)) {
            if (before.isCharged(costCenter, period) != after.isCharged(costCenter, period)) {
                throw Refusal.conflict(
                        "period-posted",
                        "%s is posted, and %s is %s in it: it can change from a later period on"
                                .formatted(
                                        period,
                                        costCenter.equals(ChargebackStart.WHOLE_BOOK)
                                                ? "the book"
                                                : costCenter,
                                        before.isCharged(costCenter, period)
                                                ? "charged"
                                                : "in showback"));
            }
        }
    }

    private List<Period> posted(String book) {
        return periods.list(book).stream()
                .map(KnownPeriod::period)
                .filter(period -> runs.head(book, period).isPresent())
                .toList();
    }

    @Override
    public String words(Members content) {
        var start = ChargebackStart.parse(content);
        var whom = start.isOfWholeBook() ? "the whole book" : start.costCenter();
        return start.from() == null
                ? whom + " stays in showback until its start is decided"
                : whom + " is charged from " + start.from() + " on, and in showback before";
    }

    @Override
    public Map<String, Object> present(String book, Members content) {
        return of(book).of(ChargebackStart.parse(content).costCenter())
                .map(ChargebackStart::canonical)
                .orElse(Map.of());
    }
}
