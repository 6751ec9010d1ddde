package org.chargebackledger.api.http.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user is to this ledger. One user may have several roles. */
public enum Role {
    /** Registers, imports, writes policies, runs, and proposes. */
    PREPARER,
    /** Approves what somebody else prepared. */
    APPROVER,
    /** Reads everything. */
    AUDITOR,
    /** The finance system: reads the feed and acknowledges. */
    ERP,
    /** Answers for cost centers: reads their own. */
    OWNER,
    /** Speaks for finance where several approvers are needed; gives no right of its own. */
    FINANCE,
    /** Speaks for engineering likewise. */
    ENGINEERING;

    /** As users and configuration write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> of(String authority) {
        var name = authority.startsWith("ROLE_") ? authority.substring(5) : authority;
        return Arrays.stream(values()).filter(role -> role.name().equalsIgnoreCase(name)).findAny();
    }
}
