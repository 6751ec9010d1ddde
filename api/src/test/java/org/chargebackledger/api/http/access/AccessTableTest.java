package org.chargebackledger.api.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

/** The matrix of endpoints and roles, written a second time by hand. */
class AccessTableTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PUT  | /cost-centers/CC-1                      | preparer
                    GET  | /cost-centers                           | approver auditor owner preparer
                    GET  | /budgets                                | approver auditor owner preparer
                    GET  | /master-data-changes                    | approver auditor preparer
                    GET  | /master-data-changes/7                  | approver auditor preparer
                    POST | /master-data-changes                    | preparer
                    POST | /master-data-changes/7/approval         | approver
                    POST | /master-data-changes/7/refusal          | approver preparer
                    GET  | /books                                  | approver auditor preparer
                    POST | /imports                                | preparer
                    GET  | /imports                                | approver auditor preparer
                    HEAD | /imports                                | approver auditor preparer
                    GET  | /imports/7                              | approver auditor preparer
                    POST | /imports/7/acceptance                   | approver
                    GET  | /connectors                             | approver auditor preparer
                    GET  | /connectors/eu/slices                   | approver auditor preparer
                    POST | /connectors/eu/test                     | preparer
                    POST | /connectors/eu/fetches                  | preparer
                    POST | /policies/lint                          | approver auditor preparer
                    GET  | /policies/schema                        | approver auditor preparer
                    POST | /policies/p/versions                    | preparer
                    GET  | /policies/p/versions/1                  | approver auditor preparer
                    POST | /policies/p/versions/1/submission       | preparer
                    POST | /policies/p/versions/1/approval         | approver
                    PUT  | /periods/2026-10                        | preparer
                    GET  | /periods                                | approver auditor owner preparer
                    GET  | /periods/2026-10                        | approver auditor owner preparer
                    POST | /periods/2026-10/runs                   | preparer
                    GET  | /periods/2026-10/runs/7                 | approver auditor preparer
                    GET  | /periods/2026-10/trial-balance          | approver auditor preparer
                    GET  | /periods/2026-10/journal-entries        | approver auditor preparer
                    GET  | /periods/2026-10/reconciliation         | approver auditor preparer
                    GET  | /periods/2026-10/evidence               | approver auditor preparer
                    POST | /periods/2026-10/soft-close             | preparer
                    POST | /periods/2026-10/close                  | preparer
                    POST | /periods/2026-10/reopen                 | preparer
                    POST | /periods/2026-10/soft-close/approval    | approver
                    POST | /periods/2026-10/permanent-close        | preparer
                    POST | /periods/2026-10/permanent-close/approval| approver
                    GET  | /adjustments                            | approver auditor preparer
                    POST | /adjustments                            | preparer
                    POST | /adjustments/7/approval                 | approver
                    POST | /adjustments/7/refusal                  | approver preparer
                    GET  | /periods/2026-10/cut-off                | approver auditor preparer
                    GET  | /materiality-reviews                    | approver auditor preparer
                    POST | /materiality-reviews/7/choice           | preparer
                    POST | /materiality-reviews/7/approval         | approver
                    POST | /materiality-reviews/7/refusal          | approver preparer
                    POST | /periods/2026-10/close/approval         | approver
                    POST | /periods/2026-10/reopen/approval        | approver
                    POST | /journal-entries/2026-10-000001/reversal| approver preparer
                    GET  | /periods/2026-10/statements             | approver auditor owner preparer
                    GET  | /periods/2026-10/statements/CC-1.csv    | approver auditor owner preparer
                    GET  | /postings/2026-10-000001-0001/explanation | approver auditor owner preparer
                    GET  | /cost-lines                             | approver auditor preparer
                    GET  | /cost-lines/7/postings                  | approver auditor preparer
                    GET  | /disputes                               | approver auditor owner preparer
                    GET  | /disputes/7                             | approver auditor owner preparer
                    POST | /disputes                               | owner preparer
                    POST | /disputes/7/withdrawal                  | owner preparer
                    POST | /disputes/7/refusal                     | approver
                    POST | /disputes/7/acceptance-as-open          | approver
                    POST | /disputes/7/outcome                     | preparer
                    POST | /disputes/7/simulation                  | approver auditor preparer
                    GET  | /notices                                | approver auditor owner preparer
                    POST | /notices/7/acknowledgement              | approver owner
                    GET  | /invoices                               | approver auditor preparer
                    GET  | /invoices/expected                      | approver auditor preparer
                    POST | /invoices                               | preparer
                    POST | /invoices/imports                       | preparer
                    POST | /invoices/7/acceptance                  | preparer
                    POST | /invoices/7/acceptance/approval         | approver
                    POST | /simulations                            | approver auditor preparer
                    GET  | /showback                               | approver auditor owner preparer
                    GET  | /erp/journals                           | approver auditor erp preparer
                    GET  | /erp/journals/2026-10-000001            | approver auditor erp preparer
                    PUT  | /erp/journals/2026-10-000001/acknowledgement | erp
                    POST | /read-models/rebuilds                   | approver preparer
                    GET  | /read-models/rebuilds/7                 | approver auditor preparer
                    GET  | /audit/events                           | approver auditor preparer
                    """)
    void each_endpoint_is_for_these_roles_only(String method, String path, String roles) {
        var row = AccessTable.row(method, "/api/v1" + path).orElseThrow();
        assertThat(row.roles().stream().map(Role::text).sorted().collect(Collectors.joining(" ")))
                .isEqualTo(roles);
    }

    @Test
    void what_no_row_knows_is_nobodys() {
        assertThat(AccessTable.row("DELETE", "/api/v1/imports/7")).isEmpty();
        assertThat(AccessTable.row("POST", "/api/v1/periods/2026-10/explode")).isEmpty();
        assertThat(AccessTable.row("PUT", "/api/v1/cost-centers/a/b")).isEmpty();
    }
}
