package org.chargebackledger.api.http.access;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is asking. A controller takes it as a parameter. */
public record Actor(String name, Set<Role> roles) {

    /** Whether they see every cost center and not only their own. */
    public boolean seesEverything() {
        return roles.contains(Role.PREPARER)
                || roles.contains(Role.APPROVER)
                || roles.contains(Role.AUDITOR);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    static Actor of(Authentication user) {
        return new Actor(
                user.getName(),
                user.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .map(authority -> authority == null ? "" : authority)
                        .map(Role::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
