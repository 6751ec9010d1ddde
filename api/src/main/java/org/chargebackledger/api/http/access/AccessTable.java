package org.chargebackledger.api.http.access;

import static org.chargebackledger.api.http.access.Role.APPROVER;
import static org.chargebackledger.api.http.access.Role.AUDITOR;
import static org.chargebackledger.api.http.access.Role.ERP;
import static org.chargebackledger.api.http.access.Role.OWNER;
import static org.chargebackledger.api.http.access.Role.PREPARER;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may call what: the whole of it, in one place. The first row that matches decides; an endpoint
 * without a row may be called by nobody.
 *
 * <p>An {@code OWNER} in a row means their own cost centers only, which the endpoint sees to by
 * {@link Actor#seesEverything()}. Nobody approves what they prepared: the aggregates see to that.
 */
public final class AccessTable {

    /**
     * One row.
     *
     * @param path below {@code /api/v1}
     */
    public record Row(String method, PathPattern path, Set<Role> roles) {

        boolean matches(String requestMethod, PathContainer requestPath) {
            var asked = requestMethod.equals("HEAD") ? "GET" : requestMethod;
            return method.equals(asked) && path.matches(requestPath);
        }
    }

    private static final String ROOT = "/api/v1";

    private static final List<Row> ROWS =
            List.of(
                    row("GET", "/cost-centers/**", PREPARER, APPROVER, AUDITOR, OWNER),
                    row("PUT", "/cost-centers/{code}", PREPARER),
                    row("GET", "/exchange-rates", PREPARER, APPROVER, AUDITOR, OWNER),
                    row("GET", "/budgets", PREPARER, APPROVER, AUDITOR, OWNER),
                    row("GET", "/master-data-changes/**", PREPARER, APPROVER, AUDITOR),
                    row("POST", "/master-data-changes", PREPARER),
                    row("POST", "/master-data-changes/{id}/approval", APPROVER),
                    row("POST", "/master-data-changes/{id}/refusal", PREPARER, APPROVER),
                    row("GET", "/books", PREPARER, APPROVER, AUDITOR),
                    row("GET", "/imports/**", PREPARER, APPROVER, AUDITOR),
                    row("POST", "/imports", PREPARER),
                    row("POST", "/imports/{id}/acceptance", APPROVER),
                    row("GET", "/connectors/**", PREPARER, APPROVER, AUDITOR),
                    row("POST", "/connectors/{name}/test", PREPARER),
                    row("POST", "/connectors/{name}/fetches", PREPARER),
                    row("GET", "/policies/**", PREPARER, APPROVER, AUDITOR),
                    row("POST", "/policies/lint", PREPARER, APPROVER, AUDITOR),
                    row("POST", "/policies/{name}/versions", PREPARER),
                    row("POST", "/policies/{name}/versions/{version}/submission", PREPARER),
                    row("POST", "/policies/{name}/versions/{version}/approval", APPROVER),
                    row("PUT", "/periods/{period}", PREPARER),
                    row("POST", "/periods/{period}/runs", PREPARER),
                    row("POST", "/periods/{period}/soft-close", PREPARER),
                    row("POST", "/periods/{period}/close", PREPARER),
                    row("POST", "/periods/{period}/reopen", PREPARER),
                    row("POST", "/periods/{period}/permanent-close", PREPARER),
                    row("POST", "/periods/{period}/permanent-close/approval", APPROVER),
                    row("POST", "/periods/{period}/soft-close/approval", APPROVER),
                    row("POST", "/periods/{period}/close/approval", APPROVER),
                    row("POST", "/periods/{period}/reopen/approval", APPROVER),
                    row("GET", "/periods", PREPARER, APPROVER, AUDITOR, OWNER),
                    row("GET", "/periods/{period}", PREPARER, APPROVER, AUDITOR, OWNER),
                    row(
                            "GET",
                            "/periods/{period}/statements/**",
                            PREPARER,
                            APPROVER,
                            AUDITOR,
                            OWNER),
                    row(
                            "GET",
                            "/periods/{period}/statements.{format}",
                            PREPARER,
                            APPROVER,
                            AUDITOR,
                            OWNER),
                    row("GET", "/periods/{period}/**", PREPARER, APPROVER, AUDITOR),
                    row("GET", "/journal-entries/**", PREPARER, APPROVER, AUDITOR),
                    row("POST", "/journal-entries/{number}/reversal", PREPARER, APPROVER),
                    row("GET", "/postings/{id}/explanation", PREPARER, APPROVER, AUDITOR, OWNER),
                    row("GET", "/cost-lines/**", PREPARER, APPROVER, AUDITOR),
                    row("GET", "/adjustments/**", PREPARER, APPROVER, AUDITOR),
                    row("POST", "/adjustments", PREPARER),
                    row("POST", "/adjustments/{id}/approval", APPROVER),
                    row("POST", "/adjustments/{id}/refusal", PREPARER, APPROVER),
                    row("GET", "/disputes/**", PREPARER, APPROVER, AUDITOR, OWNER),
                    row("POST", "/disputes", PREPARER, OWNER),
                    row("POST", "/disputes/{id}/withdrawal", PREPARER, OWNER),
                    row("POST", "/disputes/{id}/refusal", APPROVER),
                    row("POST", "/disputes/{id}/acceptance-as-open", APPROVER),
                    row("POST", "/disputes/{id}/outcome", PREPARER),
                    row("POST", "/disputes/{id}/simulation", PREPARER, APPROVER, AUDITOR),
                    row("GET", "/notices/**", PREPARER, APPROVER, AUDITOR, OWNER),
                    row("POST", "/notices/{id}/acknowledgement", APPROVER, OWNER),
                    row("GET", "/invoices/**", PREPARER, APPROVER, AUDITOR),
                    row("POST", "/invoices", PREPARER),
                    row("POST", "/invoices/imports", PREPARER),
                    row("POST", "/invoices/{id}/acceptance", PREPARER),
                    row("POST", "/invoices/{id}/acceptance/approval", APPROVER),
                    row("GET", "/materiality-reviews/**", PREPARER, APPROVER, AUDITOR),
                    row("POST", "/materiality-reviews/{id}/choice", PREPARER),
                    row("POST", "/materiality-reviews/{id}/approval", APPROVER),
                    row("POST", "/materiality-reviews/{id}/refusal", PREPARER, APPROVER),
                    row("GET", "/adoptions/**", PREPARER, APPROVER, AUDITOR),
                    row("POST", "/adoptions", PREPARER),
                    row("POST", "/adoptions/{id}/approval", APPROVER),
                    row("POST", "/simulations", PREPARER, APPROVER, AUDITOR),
                    row("GET", "/showback", PREPARER, APPROVER, AUDITOR, OWNER),
                    row("GET", "/erp/**", PREPARER, APPROVER, AUDITOR, ERP),
                    row("PUT", "/erp/journals/{number}/acknowledgement", ERP),
                    row("POST", "/read-models/rebuilds", PREPARER, APPROVER),
                    row("GET", "/read-models/**", PREPARER, APPROVER, AUDITOR),
                    row("GET", "/audit/**", PREPARER, APPROVER, AUDITOR));

    private AccessTable() {}

    public static List<Row> rows() {
        return ROWS;
    }

    /** The row that decides about a request; absent when no row knows the endpoint. */
    public static Optional<Row> row(String method, String path) {
        var parsed = PathContainer.parsePath(path);
        return ROWS.stream().filter(row -> row.matches(method, parsed)).findFirst();
    }

    private static Row row(String method, String path, Role... roles) {
        return new Row(
                method,
                PathPatternParser.defaultInstance.parse(ROOT + path),
                EnumSet.copyOf(Arrays.asList(roles)));
    }
}
