package org.chargebackledger.api.close;

import org.chargebackledger.api.register.CostCenterKind;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.ReadModels;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.masterdata.KnownChange;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.stream.Collectors;

/** Which register a close stands on: two persons approved every record of it, or do so now. */
@Component
class RegisterApproval {

    private static final String CHECK = "register-approved";

    private final ReadModels models;

    RegisterApproval(ReadModels models) {
        this.models = models;
    }

    ChecklistItem check(String book, Period period) {
        var waiting =
                models.masterData().waiting(book, CostCenterKind.NAME).stream()
                        .filter(change -> concerns(change, period))
                        .toList();
        if (!waiting.isEmpty()) {
            return new ChecklistItem(CHECK, false, names(waiting));
        }
        var records = models.registers().records(book, Integer.MAX_VALUE);
        return new ChecklistItem(
                CHECK,
                true,
                "version %d of the register, SHA-256 %s; %s"
                        .formatted(
                                records.size(),
                                CanonicalJson.hash(
                                        records.stream().map(CostCenter::canonical).toList()),
                                approved(book, records.size())));
    }

    /** What changes later months alone may wait for them. */
    private static boolean concerns(KnownChange change, Period period) {
        return !CostCenter.parse(change.members()).validFrom().isAfter(period.lastDay());
    }

    private static String names(List<KnownChange> waiting) {
        return waiting.stream()
                .map(change ->
                        "change %s of %s by %s is not decided"
                                .formatted(
                                        change.changeId(),
                                        CostCenter.parse(change.members()).code(),
                                        change.proposedBy()))
                .collect(Collectors.joining("; "));
    }

    /**
     * Before the first entry one person enters records; whoever approves a close answers for them.
     */
    private String approved(String book, int records) {
        var alone = models.registers().enteredAlone(book);
        if (alone == 0) {
            return "two persons decided on each record";
        }
        var first =
                models.periods().list(book).stream()
                        .filter(period -> !period.closes().isEmpty())
                        .findFirst()
                        .map(KnownPeriod::period);
        return "%d of %d records were entered before the first entry, approved with %s"
                .formatted(
                        alone, records, first.map(by -> "the close of " + by).orElse("this close"));
    }
}
