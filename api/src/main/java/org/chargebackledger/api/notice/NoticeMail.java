package org.chargebackledger.api.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;

import org.chargebackledger.ledger.notice.NoticeContent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mail server that notices are given to, if there is one. */
@Component
class NoticeMail {

    /** A notice that no mail server will ever take. */
    static final class NeverTaken extends Exception {

        private static final long serialVersionUID = 1L;

        NeverTaken(Exception cause) {
            super(words(cause), cause);
        }
    }

    private static final Pattern GONE = Pattern.compile("\\b(55[013]|5\\d\\d[ -]5\\.1\\.\\d)[ -]");

    /** We may not send there, or not from our address: somebody can change that. */
    private static final Pattern OURS =
            Pattern.compile(
                    "relay|authenti|authori[sz]|\\bauth\\b|\\b5\\.7\\.|\\b5\\.1\\.[78]\\b",
                    Pattern.CASE_INSENSITIVE);

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
     * @param book whose notices the link shows
     */
    NoticeContent mailed(NoticeContent content, String book) {
        var url = settings.url();
        return new NoticeContent(
                content.recipient(),
                content.subject().replaceAll("\\p{Cntrl}", " "),
                url == null
                        ? content.text()
                        : content.text() + "\n" + url + "/notices?book=" + book + "\n");
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
            fill(message, noticeId, content);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
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

    private void fill(MimeMessage message, String noticeId, NoticeContent content)
            throws MessagingException, NeverTaken {
        var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(Objects.requireNonNull(settings.from()));
        try {
            helper.setTo(content.recipient());
        } catch (AddressException e) {
            throw new NeverTaken(e);
        }
        helper.setSubject(content.subject());
        helper.setText(content.text());
        message.setHeader("Message-ID", messageId(noticeId));
        // No vacation note answers it.
        message.setHeader("Auto-Submitted", "auto-generated");
    }

    /** Why it failed, in the words of whoever knew best: the last two of the causes. */
    static String words(Throwable failure) {
        var causes =
                Stream.iterate(failure, Objects::nonNull, NoticeMail::cause)
                        .map(one -> String.valueOf(one.getMessage()))
                        .map(text -> text.lines().findFirst().orElse("").strip())
                        .distinct()
                        .toList();
        return String.join(": ", causes.subList(Math.max(0, causes.size() - 2), causes.size()));
    }

    private static @Nullable Throwable cause(Throwable failure) {
        var cause = failure.getCause();
        return cause == null
                        && failure instanceof MailSendException of
                        && of.getMessageExceptions().length > 0
                ? of.getMessageExceptions()[0]
                : cause;
    }

    /** What a server says of the address stays so; what it says of us or of itself may pass. */
    private static boolean isForGood(MailSendException failure) {
        var words = words(failure);
        return isOfAddress(failure) && GONE.matcher(words).find() && !OURS.matcher(words).find();
    }

    private static boolean isOfAddress(MailSendException failure) {
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
