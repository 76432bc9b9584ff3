package uz.karnay.server.voicemail;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Date;
import java.util.Properties;
import uz.karnay.loop.Clock;
import uz.karnay.server.voicemail.MailConfig.Security;

/** Hands letters to an SMTP server (RFC 5321), a connection for each. Any thread that may block. */
final class SmtpMailer implements Mailer {

    private static final String PATIENCE_MILLIS = "20000";

    private final MailConfig config;
    private final Clock clock;
    private final Session session;

    SmtpMailer(MailConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.session = Session.getInstance(properties(config));
    }

    private static Properties properties(MailConfig config) {
        var properties = new Properties();
        properties.put("mail.smtp.host", config.host());
        properties.put("mail.smtp.port", Integer.toString(config.port()));
        properties.put(
                "mail.smtp.localhost", config.from().substring(config.from().indexOf('@') + 1));
        properties.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.timeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
        properties.put("mail.smtp.auth", Boolean.toString(config.account().isPresent()));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(config.security() == Security.TLS));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(config.security() == Security.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(config.security() == Security.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    @Override
    public void send(Letter letter) throws MailException {
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(letter);
            if (config.account().isPresent()) {
                var account = config.account().get();
                transport.connect(account.user(), account.password().reveal());
            } else {
                transport.connect();
            }
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw new MailException(why(e), e);
        }
    }

    /** The first line of the innermost: the library's own words come first, the server's last. */
    private static String why(MessagingException failure) {
        Exception innermost = failure;
        while (innermost instanceof MessagingException outer && outer.getNextException() != null) {
            innermost = outer.getNextException();
        }
        return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(config.from()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.now()));
        message.setContent(parts(letter));
        message.saveChanges();
        return message;
    }

    private static MimeMultipart parts(Letter letter) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name());
        var parts = new MimeMultipart(text);
        if (letter.attachment().isPresent()) {
            parts.addBodyPart(attachment(letter.attachment().get(), letter.attachmentName()));
        }
        return parts;
    }

    private static MimeBodyPart attachment(Path file, String name) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new FileDataSource(file.toFile())));
        part.setFileName(name);
        part.setHeader("Content-Type", "audio/wav; name=\"" + name + "\"");
        part.setDisposition(MimeBodyPart.ATTACHMENT);
        return part;
    }
}
