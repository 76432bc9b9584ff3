package uz.karnay.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import uz.karnay.loop.virtual.VirtualTime;

class FaultsTest {

    private final VirtualTime time = new VirtualTime(1);
    private final Faults faults = new Faults(time);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(Faults.class);

    @BeforeEach
    void listen() {
        log.addAppender(lines);
        log.setAdditive(false);
        lines.start();
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
        log.setAdditive(true);
    }

    @Test
    void areAllCountedAndOneASecondIsWrittenDown() {
        for (int i = 0; i < 100; i++) {
            faults.uncaughtException(Thread.currentThread(), new IllegalStateException("a fault"));
        }
        assertThat(faults.count()).isEqualTo(100);
        assertThat(lines.list).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        faults.uncaughtException(Thread.currentThread(), new IllegalStateException("a fault"));
        assertThat(lines.list).hasSize(2);
        assertThat(lines.list.getLast().getFormattedMessage())
                .startsWith(
                        "fault 101 of the program in " + Thread.currentThread().getName());
        assertThat(faults.health().detail()).startsWith("101 since the start");
    }
}
