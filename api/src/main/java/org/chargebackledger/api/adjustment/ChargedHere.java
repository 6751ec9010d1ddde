package org.chargebackledger.api.adjustment;

import org.chargebackledger.api.book.BookTerms;
import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.book.IntercompanyCostCenter;
import org.chargebackledger.projections.register.Registers;
import org.springframework.stereotype.Component;

import java.util.stream.Collectors;

/** Refuses to charge whom a run would not charge in this book: another entity's, or not yet. */
@Component
class ChargedHere {

    private final BookTerms terms;
    private final Registers registers;

    ChargedHere(BookTerms terms, Registers registers) {
        this.terms = terms;
        this.registers = registers;
    }

    void check(AdjustmentContent content) {
        var book = content.book();
        var origin = content.originPeriod();
        var posted = terms.of(book, origin, registers.current(book));
        var others =
                posted.others().stream()
                        .collect(
                                Collectors.toMap(
                                        IntercompanyCostCenter::costCenter,
                                        IntercompanyCostCenter::entity));
        for (var line : content.lines()) {
            var costCenter = line.costCenter();
            var entity = others.get(costCenter);
            if (entity != null) {
                throw Refusal.invalid(
                        "cost-center-of-another-entity",
                        "%s is of %s in %s: adjust it in that entity's book"
                                .formatted(costCenter, entity, origin));
            }
            var showback = posted.showback();
            if (showback != null && showback.holds(costCenter)) {
                throw Refusal.invalid(
                        "cost-center-in-showback",
                        "%s is not charged in %s: adjust %s, which bears its cost"
                                .formatted(costCenter, origin, showback.holder()));
            }
        }
    }
}
