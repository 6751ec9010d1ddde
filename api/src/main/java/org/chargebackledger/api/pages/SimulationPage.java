package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.simulation.PolicyText;
import org.chargebackledger.api.simulation.Simulations;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.simulation.CostCenterChange;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.chargebackledger.projections.policy.Policies;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.Comparator;
import java.util.List;

/** What another policy would have cost: a text to change, months to choose, who wins and loses. */
@Controller
@RequestMapping("/simulation")
class SimulationPage {

    private static final int LARGEST_MAX = 20;

    private static final Comparator<CostCenterChange> LARGEST =
            Comparator.comparing((CostCenterChange change) ->
                            change.total().difference().exact().toBigDecimal().abs())
                    .reversed();

    private final Simulations simulations;
    private final Policies policies;
    private final Periods periods;

    SimulationPage(Simulations simulations, Policies policies, Periods periods) {
        this.simulations = simulations;
        this.policies = policies;
        this.periods = periods;
    }

    /** The form, with the text of a version to start from. */
    @GetMapping
    String form(
            @RequestParam(required = false) @Nullable String policy,
            @RequestParam(required = false) @Nullable Integer version,
            Actor actor,
            Book book,
            Model model) {
        PageFrame.requireReader(actor);
        var known = known(book);
        frame(
                model,
                known,
                policy == null || version == null
                        ? ""
                        : policies.version(book.name(), policy, version)
                                .orElseThrow(() ->
                                        PageFrame.unknown(
                                                "version " + version + " of policy " + policy,
                                                book))
                                .text(),
                known.isEmpty() ? List.of() : List.of(known.getLast()));
        return "simulation";
    }

    /** The answer, below the form as it was sent. */
    @PostMapping
    String simulate(
            @RequestParam String text,
            @RequestParam(name = "period", defaultValue = "") List<Period> chosen,
            Actor actor,
            Book book,
            Model model) {
        PageFrame.requireReader(actor);
        frame(model, known(book), text, chosen);
        try {
            var periods = Simulations.requirePeriods(chosen);
            var simulation = simulations.simulate(book.name(), PolicyText.of(text), periods);
            model.addAttribute(
                    "costCenters", simulation.costCenters().stream().sorted(LARGEST).toList());
            model.addAttribute("pools", simulation.pools());
            model.addAttribute("largest", simulation.largestChanges(LARGEST_MAX));
            model.addAttribute("months", simulation.months());
        } catch (Refusal refusal) {
            model.addAttribute("problem", refusal.getMessage());
        }
        return "simulation";
    }

    private List<Period> known(Book book) {
        return periods.list(book.name()).stream().map(KnownPeriod::period).toList();
    }

    private static void frame(Model model, List<Period> known, String text, List<Period> chosen) {
        model.addAttribute("known", known);
        model.addAttribute("text", text);
        model.addAttribute("chosen", chosen);
    }
}
