package org.chargebackledger.api.policy;

import org.chargebackledger.api.http.access.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.EnumSet;
import java.util.List;

/**
 * Whose approval a policy version needs.
 *
 * @param approvals disciplines, each of which another approver must speak for; none: one approver
 *     is enough
 */
@ConfigurationProperties("chargeback.policy")
record PolicyApprovals(@DefaultValue List<Role> approvals) {

    PolicyApprovals {
        if (!EnumSet.of(Role.FINANCE, Role.ENGINEERING).containsAll(approvals)) {
            throw new IllegalArgumentException(
                    "chargeback.policy.approvals: finance and engineering can be asked for, not "
                            + approvals);
        }
    }

    List<String> disciplines() {
        return approvals.stream().distinct().map(Role::text).toList();
    }
}
