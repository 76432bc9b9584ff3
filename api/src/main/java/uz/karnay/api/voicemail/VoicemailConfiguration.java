package uz.karnay.api.voicemail;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The resources around mailboxes. */
@Configuration(proxyBeanMethods = false)
@Import({MailboxesController.class, GreetingsController.class})
public class VoicemailConfiguration {}
