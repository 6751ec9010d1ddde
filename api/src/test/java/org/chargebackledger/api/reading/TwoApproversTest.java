package org.chargebackledger.api.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.RunningService;
import org.chargebackledger.api.journey.Company;
import org.chargebackledger.api.journey.LedgerClient;
import org.chargebackledger.api.journey.LedgerClient.Answer;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** A service that asks for the approval of finance and of engineering. */
class TwoApproversTest {

    private static final String POLICY =
            """
            apiVersion: chargeback/v1
            name: p
            currency: USD
            unattributed: CC-9
            """;

    @Test
    void finance_and_engineering_both_approve() {
        try (var service =
                RunningService.start(
                        "--chargeback.policy.approvals=finance,engineering",
                        "--chargeback.users.finn.password={noop}demo",
                        "--chargeback.users.finn.roles=approver,finance",
                        "--chargeback.users.eva.password={noop}demo",
                        "--chargeback.users.eva.roles=approver,engineering")) {
            var company = new Company(service.uri());
            company.register(
                    """
                    [{"code": "CC-9", "name": "Nobody", "aliases": [], "glAccount": "6900",
                      "legalEntity": "EX", "owner": "finance", "validFrom": "2026-01-01"}]
                    """);
            company.preparer().send("POST", "/policies/p/versions", Map.of(), POLICY).ok();
            company.preparer().post("/policies/p/versions/1/submission", Map.of()).ok();

            var neither = approve(company.approver());
            assertThat(neither.status()).isEqualTo(403);
            assertThat(neither.json().get("detail").asString())
                    .isEqualTo("what is still needed is the approval of finance and engineering");
            var first = approve(new LedgerClient(service.uri(), "eva", "demo")).ok();
            assertThat(first.get("status").asString()).isEqualTo("SUBMITTED");
            assertThat(first.get("endorsements").get(0).get("by").asString()).isEqualTo("eva");
            assertThat(first.get("endorsements").get(0).get("discipline").asString())
                    .isEqualTo("engineering");
            var second = approve(new LedgerClient(service.uri(), "finn", "demo")).ok();
            assertThat(second.get("status").asString()).isEqualTo("APPROVED");
            assertThat(second.get("endorsements")).hasSize(2);
        }
    }

    private static Answer approve(LedgerClient by) {
        return by.post("/policies/p/versions/1/approval", Map.of("effectiveFrom", "2026-10"));
    }
}
