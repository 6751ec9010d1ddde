package org.chargebackledger.api.policy;

import org.chargebackledger.api.policy.LintView.ProblemView;
import org.chargebackledger.api.run.InputLines;
import org.chargebackledger.api.run.InputPins;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.PolicyLint;
import org.chargebackledger.ledger.policy.document.PolicyProblem;
import org.chargebackledger.ledger.run.MonthLint;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.trial.PolicyTrial;
import org.chargebackledger.projections.register.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.util.ArrayList;
import java.util.List;

/** Checks policy texts against a book: its cost centers, and a month of it if one is named. */
@Service
final class LintService {

    private static final String NO_BILL = "no-bill";

    /** The text is nobody's version; what is pinned for it becomes no run. */
    private static final int NO_VERSION = 0;

    private final Registers registers;
    private final InputPins pins;
    private final InputLines lines;

    LintService(Registers registers, InputPins pins, InputLines lines) {
        this.registers = registers;
        this.pins = pins;
        this.lines = lines;
    }

    /** All that is wrong with a text, or may be. */
    LintView lint(String book, String text, @Nullable Period period) {
        var reading = AllocationPolicyDocument.read(text);
        var problems = new ArrayList<ProblemView>();
        reading.problems().forEach(problem -> problems.add(ProblemView.of(problem)));
        var document = reading.document();
        if (document != null) {
            PolicyLint.check(document, registers.current(book))
                    .forEach(problem -> problems.add(ProblemView.of(problem)));
            if (problems.stream().noneMatch(ProblemView::isError)) {
                PolicyTrial.of(document).forEach(problem -> problems.add(ProblemView.of(problem)));
            }
            if (period != null && problems.stream().noneMatch(ProblemView::isError)) {
                problems.addAll(month(book, period, document));
            }
        }
        return LintView.of(period, problems);
    }

    /** A policy that cannot be applied to the month has an error; a month without bill is none. */
    private List<ProblemView> month(String book, Period period, AllocationPolicyDocument document) {
        try {
            var pinned = pins.pin(book, period, document.name(), NO_VERSION, document.hash());
            return MonthLint.of(lines.of(pinned, document)).stream().map(ProblemView::of).toList();
        } catch (Refusal refusal) {
            if (refusal.type().equals(NO_BILL)) {
                throw refusal;
            }
            return List.of(
                    ProblemView.of(
                            new PolicyProblem(
                                    PolicyProblem.Severity.ERROR,
                                    refusal.type(),
                                    "",
                                    null,
                                    String.valueOf(refusal.getMessage()))));
        }
    }
}
