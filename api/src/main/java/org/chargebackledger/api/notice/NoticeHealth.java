package org.chargebackledger.api.notice;

import org.chargebackledger.projections.notice.Notices;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Says how many notices wait for mail; always up, because the ledger is ready without it. */
@Component("noticesHealthIndicator")
final class NoticeHealth extends AbstractHealthIndicator {

    private final Notices notices;
    private final NoticeMail mail;

    NoticeHealth(Notices notices, NoticeMail mail) {
        this.notices = notices;
        this.mail = mail;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up()
                .withDetail("mail", mail.isConfigured() ? "configured" : "not configured")
                .withDetail("waiting", notices.waiting());
    }
}
