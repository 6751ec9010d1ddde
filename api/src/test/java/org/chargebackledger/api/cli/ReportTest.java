package org.chargebackledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What people read of the service's answers. */
class ReportTest {

    @Test
    void an_object_within_has_a_line_for_each_member_and_tables_of_its_own() {
        assertThat(
                        printed(
                                """
                                {"period": "2026-10", "run": {"policy": "standard", "version": 1,
                                 "totals": [{"account": "1", "billed": {"amount": "7.00",
                                 "currency": "USD"}}]}, "reconciled": true}
                                """))
                .isEqualTo(
                        """
                        period: 2026-10
                        run.policy: standard
                        run.version: 1
                        reconciled: true

                        run.totals
                        account    billed
                              1  7.00 USD
                        """);
    }

    @Test
    void a_text_of_several_lines_does_not_break_a_table() {
        assertThat(printed("[{\"version\": 1, \"text\": \"a: 1\\nb: 2\", \"status\": \"DRAFT\"}]"))
                .isEqualTo(
                        """
                        version  status
                              1  DRAFT
                        """);
    }

    private static String printed(String json) {
        var text = new StringWriter();
        new Report(new PrintWriter(text), false).print(JsonMapper.shared().readTree(json));
        return text.toString();
    }
}
