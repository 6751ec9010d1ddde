package org.chargebackledger.api.http.access;

import org.chargebackledger.ledger.audit.Stamp;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** The user of this thread, and the stamp their commands carry. */
@Component
public final class CurrentActor {

    private final Clock clock;

    CurrentActor(ObjectProvider<Clock> clock) {
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    public Actor actor() {
        var user = SecurityContextHolder.getContext().getAuthentication();
        if (user == null) {
            throw new AuthenticationCredentialsNotFoundException("nobody is logged in");
        }
        return Actor.of(user);
    }

    /** Who and when, to the millisecond: what is stored must read back the same. */
    public Stamp stamp() {
        return new Stamp(actor().name(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
