package org.chargebackledger.api.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;

import org.chargebackledger.ledger.notice.NoticeContent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** The mail server that notices are given to, if there is one. */
@Component
class NoticeMail {

    /** A notice that no mail server will ever take. */
    static final class NeverTaken extends Exception {

        private static final long serialVersionUID = 1L;

        NeverTaken(Exception cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    private final ObjectProvider<JavaMailSender> server;
    private final NoticeSettings settings;

    NoticeMail(ObjectProvider<JavaMailSender> server, NoticeSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /** Whether there is a server, and an address to send from. */
    boolean isConfigured() {
        var from = settings.from();
        return from != null && !from.isBlank() && server.getIfAvailable() != null;
    }

    /** The same for a notice however often it is sent, so that a second copy is known as one. */
    String messageId(String noticeId) {
        var from = Objects.requireNonNull(settings.from());
        var domain = from.substring(from.lastIndexOf('@') + 1).replace(">", "").strip();
        return "<" + noticeId + "@" + domain + ">";
    }

    /**
     * What is mailed: the notice and where to look further.
     *
     * @param content as it was written
     */
    NoticeContent mailed(NoticeContent content) {
        var url = settings.url();
        return new NoticeContent(
                content.recipient(),
                content.subject().replaceAll("\\p{Cntrl}", " "),
                url == null ? content.text() : content.text() + "\n" + url + "/notices\n");
    }

    /**
     * Gives it to the server.
     *
     * @throws NeverTaken if trying again would be in vain
     * @throws MailException if it can be tried again
     */
    void send(String noticeId, NoticeContent content) throws NeverTaken {
        var sender = server.getObject();
        var message = sender.createMimeMessage();
        try {
            var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(Objects.requireNonNull(settings.from()));
            helper.setTo(content.recipient());
            helper.setSubject(content.subject());
            helper.setText(content.text());
            message.setHeader("Message-ID", messageId(noticeId));
            // No vacation note answers it.
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (AddressException e) {
            throw new NeverTaken(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("a notice that makes no mail", e);
        }
        try {
            sender.send(message);
        } catch (MailSendException e) {
            if (isForGood(e)) {
                throw new NeverTaken(e);
            }
            throw e;
        }
    }

    /** An address that the server calls invalid stays so; everything else may pass. */
    private static boolean isForGood(MailSendException failure) {
        return Stream.of(failure.getMessageExceptions())
                .filter(SendFailedException.class::isInstance)
                .map(SendFailedException.class::cast)
                .map(SendFailedException::getInvalidAddresses)
                .filter(Objects::nonNull)
                .flatMap(Arrays::stream)
                .findAny()
                .isPresent();
    }
}
