package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.policy.document.PolicyProblem.Severity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The problems found in one document, each with its place in the text. */
final class LintProblems {

    private final Map<String, Position> positions;
    private final List<PolicyProblem> problems = new ArrayList<>();

    LintProblems(Map<String, Position> positions) {
        this.positions = positions;
    }

    void error(String path, String code, String reason) {
        add(Severity.ERROR, path, code, reason);
    }

    void warn(String path, String code, String reason) {
        add(Severity.WARNING, path, code, reason);
    }

    List<PolicyProblem> all() {
        return List.copyOf(problems);
    }

    private void add(Severity severity, String path, String code, String reason) {
        problems.add(new PolicyProblem(severity, code, path, positions.get(path), reason));
    }
}
