package org.chargebackledger.api.simulation;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.policy.Policies;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Simulations over HTTP: a policy and periods in, differences out, nothing written. */
@RestController
@RequestMapping("/api/v1/simulations")
class SimulationController {

    private final Simulations simulations;
    private final Policies policies;

    SimulationController(Simulations simulations, Policies policies) {
        this.simulations = simulations;
        this.policies = policies;
    }

    /**
     * What is asked: a text, or a version of a policy.
     *
     * @param policyText YAML or JSON; null when a version is named
     * @param policy null when a text is given
     * @param version null when a text is given
     * @param periods 1 to 36, in any order
     */
    record Question(
            @Nullable String policyText,
            @Nullable String policy,
            @Nullable Integer version,
            List<Period> periods) {}

    @PostMapping
    SimulationView simulate(@RequestBody Question question, Book book) {
        var periods = Simulations.requirePeriods(question.periods());
        var policy = policy(question, book);
        return SimulationView.of(policy, simulations.simulate(book.name(), policy, periods));
    }

    private PolicyText policy(Question question, Book book) {
        var text = question.policyText();
        var name = question.policy();
        var version = question.version();
        if (text != null && name == null && version == null) {
            return PolicyText.of(text);
        }
        if (text == null && name != null && version != null) {
            return policies.version(book.name(), name, version)
                    .map(PolicyText::of)
                    .orElseThrow(() ->
                            Refusal.unknown(
                                    "policy-unknown",
                                    "no version " + version + " of policy " + name));
        }
        throw Refusal.invalid("simulation-policy", "name either policyText, or policy and version");
    }
}
