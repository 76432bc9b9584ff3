package uz.karnay.server.voicemail;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import uz.karnay.pbx.speech.Language;
import uz.karnay.pbx.voicemail.VoiceMessage;

/** What a letter about a message says. */
record Wording(Language language, ZoneId zone) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
    private static final DateTimeFormatter FILE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    String subject(VoiceMessage message) {
        String caller = caller(message);
        return switch (language) {
            case UZ -> "Ovozli xabar: " + caller;
            case RU -> "Голосовое сообщение: " + caller;
            case EN -> "Voice message: " + caller;
        };
    }

    String text(VoiceMessage message, String mailbox) {
        String caller = caller(message);
        String date = DATE.format(received(message));
        long seconds = message.length().toSeconds();
        return switch (language) {
            case UZ -> """
                    %s raqami uchun ovozli xabar qoldirildi.

                    Kimdan: %s
                    Vaqti: %s
                    Davomiyligi: %d soniya
                    """.formatted(mailbox, caller, date, seconds);
            case RU -> """
                    Для номера %s оставлено голосовое сообщение.

                    От кого: %s
                    Время: %s
                    Длительность: %d с
                    """.formatted(mailbox, caller, date, seconds);
            case EN -> """
                    A voice message was left for %s.

                    From: %s
                    Time: %s
                    Length: %d s
                    """.formatted(mailbox, caller, date, seconds);
        };
    }

    String fileName(VoiceMessage message) {
        return "message-" + FILE.format(received(message)) + ".wav";
    }

    private String caller(VoiceMessage message) {
        String number = message.from().number();
        String name = message.from().name();
        if (number.isEmpty()) {
            return switch (language) {
                case UZ -> "yashirin raqam";
                case RU -> "скрытый номер";
                case EN -> "withheld number";
            };
        }
        return name.isEmpty() || name.equals(number) ? number : name + " (" + number + ")";
    }

    private ZonedDateTime received(VoiceMessage message) {
        return message.receivedAt().atZone(zone);
    }
}
