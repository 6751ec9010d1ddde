package org.chargebackledger.api.demo.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.policy.document.PolicyLint;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.stream.StreamSupport;

/** The ledger accepts the demo company's register and policy, without even a warning. */
class DemoRulesTest {

    @Test
    void the_policy_has_no_problem_with_the_register() throws IOException {
        var policy = AllocationPolicyDocument.parse(DemoCompany.policy());
        assertThat(PolicyLint.check(policy, register())).isEmpty();
    }

    @Test
    void an_alias_in_a_tag_or_the_code_itself_finds_the_team() throws IOException {
        var day = LocalDate.of(2026, 8, 1);
        var register = register();
        for (var name : new String[] {"shop-frontend", "web", "storefront", "CC-3100"}) {
            assertThat(register.find(name, day))
                    .get()
                    .extracting(CostCenter::name)
                    .isEqualTo("Storefront");
        }
    }

    private static Register register() throws IOException {
        var records = new ArrayList<CostCenter>();
        for (var node : new ObjectMapper().readTree(DemoCompany.costCenters())) {
            records.add(costCenter(node));
        }
        return new Register(1, records);
    }

    private static CostCenter costCenter(JsonNode node) {
        return new CostCenter(
                node.required("code").asText(),
                node.required("name").asText(),
                StreamSupport.stream(node.required("aliases").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                node.required("glAccount").asText(),
                node.required("legalEntity").asText(),
                node.required("owner").asText(),
                LocalDate.parse(node.required("validFrom").asText()),
                null,
                null);
    }
}
