package org.chargebackledger.api.policy;

import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.money.Rounding;
import org.chargebackledger.ledger.policy.document.PolicyProblem;
import org.chargebackledger.ledger.policy.document.PolicyProblem.Severity;
import org.chargebackledger.ledger.run.MonthWarning;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is said about a policy text.
 *
 * @param valid whether it could be submitted, for all that was checked
 * @param period the month it was tried on
 */
record LintView(boolean valid, @Nullable Period period, List<ProblemView> problems) {

    static LintView of(@Nullable Period period, List<ProblemView> problems) {
        return new LintView(
                problems.stream().noneMatch(ProblemView::isError), period, List.copyOf(problems));
    }

    /**
     * One problem.
     *
     * @param path JSON pointer of what it is about
     * @param money what it touches in the month, by currency, rounded; absent without a month
     */
    record ProblemView(
            Severity severity,
            String code,
            String path,
            @Nullable Integer line,
            @Nullable Integer column,
            String reason,
            @Nullable List<Money> money) {

        boolean isError() {
            return severity == Severity.ERROR;
        }

        static ProblemView of(PolicyProblem problem) {
            return of(problem, null);
        }

        static ProblemView of(MonthWarning warning) {
            return of(
                    warning.problem(),
                    warning.money().entrySet().stream()
                            .map(sum -> Rounding.halfAwayFromZero(sum.getValue(), sum.getKey()))
                            .toList());
        }

        private static ProblemView of(PolicyProblem problem, @Nullable List<Money> money) {
            var position = problem.position();
            return new ProblemView(
                    problem.severity(),
                    problem.code(),
                    problem.path(),
                    position == null ? null : position.line(),
                    position == null ? null : position.column(),
                    problem.reason(),
                    money);
        }
    }
}
