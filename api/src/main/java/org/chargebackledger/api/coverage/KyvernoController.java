package org.chargebackledger.api.coverage;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The labels that an allocation policy needs, as a policy that a cluster can enforce. */
@RestController
@RequestMapping("/api/v1/policies/{name}/versions/{version}/kyverno")
class KyvernoController {

    private final KyvernoPolicies policies;

    KyvernoController(KyvernoPolicies policies) {
        this.policies = policies;
    }

    /**
     * A ClusterPolicy for Kyverno. It enforces if enough pods of the period have the label already.
     *
     * @param period in which coverage by pods is measured; without it, it only audits
     * @param cluster it is for; without it, any
     * @param threshold which part of the pods is enough; 0.95 unless configured otherwise
     */
    @GetMapping(produces = "application/yaml")
    String get(
            @PathVariable String name,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable Period period,
            @RequestParam(required = false) @Nullable String cluster,
            @RequestParam(required = false) @Nullable String threshold,
            Book book) {
        return policies.of(book.name(), name, version, period, cluster, threshold);
    }
}
