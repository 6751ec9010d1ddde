package org.chargebackledger.api.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chargebackledger.api.notice.NoticeMail.NeverTaken;
import org.chargebackledger.ledger.notice.NoticeContent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What a mail server says about an address decides whether it is asked again. */
class NoticeMailTest {

    private static final NoticeContent CONTENT =
            new NoticeContent("lead@example.org", "To be charged", "Because.\n");

    @Test
    void an_address_that_is_refused_for_good_is_never_tried_again() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answering(server, "550 no such user here");
            assertThatThrownBy(() -> mail(server).send("n-1", CONTENT))
                    .isInstanceOf(NeverTaken.class)
                    .hasMessageContaining("550 no such user here");
        }
    }

    @Test
    void a_server_that_is_busy_is_asked_again() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answering(server, "451 try again later");
            assertThatThrownBy(() -> mail(server).send("n-1", CONTENT))
                    .isInstanceOf(MailException.class);
        }
    }

    @Test
    void nothing_is_mailed_without_a_sender_or_a_server() {
        assertThat(mail(new JavaMailSenderImpl(), null).isConfigured()).isFalse();
        assertThat(mail(new JavaMailSenderImpl(), " ").isConfigured()).isFalse();
        assertThat(mail(new JavaMailSenderImpl(), "a@example.org").isConfigured()).isTrue();
        var none = new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class);
        assertThat(new NoticeMail(none, settings("a@example.org")).isConfigured()).isFalse();
    }

    @Test
    void a_notice_has_one_message_id_whatever_the_sender_is_called() {
        var mail = mail(new JavaMailSenderImpl(), "Ledger <ledger@example.org>");
        assertThat(mail.messageId("n-1")).isEqualTo("<n-1@example.org>");
    }

    @Test
    void the_pause_between_attempts_doubles_up_to_its_limit() {
        var settings = settings("a@example.org");
        assertThat(settings.pauseAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.pauseAfter(4)).isEqualTo(Duration.ofMinutes(8));
        assertThat(settings.pauseAfter(1_000)).isEqualTo(Duration.ofHours(1));
    }

    private static NoticeMail mail(ServerSocket server) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(server.getInetAddress().getHostAddress());
        sender.setPort(server.getLocalPort());
        return mail(sender, "ledger@example.org");
    }

    private static NoticeMail mail(JavaMailSender sender, @Nullable String from) {
        var beans = new StaticListableBeanFactory(Map.of("sender", sender));
        return new NoticeMail(beans.getBeanProvider(JavaMailSender.class), settings(from));
    }

    private static NoticeSettings settings(@Nullable String from) {
        return new NoticeSettings(
                from,
                null,
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Duration.ofDays(30));
    }

    /** A server of one conversation, with this answer to whoever is to get the mail. */
    private static void answering(ServerSocket server, String toRecipient) {
        Thread.ofVirtual()
                .start(() -> {
                    try (var socket = server.accept();
                            var out = socket.getOutputStream();
                            var in =
                                    new BufferedReader(
                                            new InputStreamReader(
                                                    socket.getInputStream(),
                                                    StandardCharsets.US_ASCII))) {
                        out.write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
                        for (var line = in.readLine(); line != null; line = in.readLine()) {
                            var answer = line.startsWith("RCPT") ? toRecipient : "250 ok";
                            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
                        }
                    } catch (IOException e) {
                        // The conversation is over.
                    }
                });
    }
}
