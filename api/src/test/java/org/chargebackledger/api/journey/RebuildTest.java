package org.chargebackledger.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.api.ServiceTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is read from rebuilt read models is what was read before, byte for byte. */
class RebuildTest extends ServiceTest {

    private static final String PERIOD = WorkedMonth.PERIOD;

    @Test
    void statements_and_journal_are_byte_identical_after_the_read_models_were_dropped() {
        var company = new Company(service());
        WorkedMonth.deliver(company);
        assertThat(company.chargeback(PERIOD, WorkedMonth.POLICY).get("status").asString())
                .isEqualTo("POSTED");
        company.close(PERIOD);
        var before = everything(company);

        // Often enough for connections to hold plans of statements on the tables that are dropped.
        for (var again = 0; again < 5; again++) {
            assertThat(everything(company)).isEqualTo(before);
        }
        for (var again = 0; again < 3; again++) {
            rebuild(company);
            assertThat(everything(company)).isEqualTo(before);
            assertThat(everything(company)).isEqualTo(before);
        }
    }

    private static void rebuild(Company company) {
        var id =
                company.approver()
                        .post("/read-models/rebuilds", Map.of())
                        .ok()
                        .get("rebuildId")
                        .asString();
        var until = Instant.now().plus(Duration.ofMinutes(2));
        var status = "RUNNING";
        while (status.equals("RUNNING") && Instant.now().isBefore(until)) {
            status =
                    company.approver()
                            .get("/read-models/rebuilds/" + id)
                            .ok()
                            .get("status")
                            .asString();
        }
        assertThat(status).isEqualTo("DONE");
    }

    private static List<String> everything(Company company) {
        var read = new ArrayList<String>();
        var auditor = company.auditor();
        var statements = "/periods/" + PERIOD + "/statements";
        for (var costCenter : company.totals(PERIOD).keySet()) {
            for (var form : List.of("application/json", "text/csv", "text/html")) {
                read.add(auditor.get(statements + "/" + costCenter, form).body());
            }
            for (var suffix : List.of(".pdf", ".xlsx")) {
                read.add(auditor.get(statements + "/" + costCenter + suffix, "*/*").body());
            }
        }
        read.add(auditor.get(statements, "text/csv").body());
        read.add(auditor.get(statements + ".csv", "*/*").body());
        read.add(auditor.get(statements + ".xlsx", "*/*").body());
        read.add(
                auditor.get("/periods/" + PERIOD + "/journal-entries", "application/x-ndjson")
                        .body());
        for (var path : List.of("/trial-balance", "/reconciliation", "")) {
            read.add(auditor.get("/periods/" + PERIOD + path).ok().toString());
        }
        read.add(auditor.get("/imports").ok().toString());
        read.add(auditor.get("/audit/closes").ok().toString());
        return read;
    }
}
