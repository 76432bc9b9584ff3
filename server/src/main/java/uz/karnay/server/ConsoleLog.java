package uz.karnay.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per milestone on the console. Found by Logback as a service; code instead of XML because that is read in a fraction of the time.
 */
public final class ConsoleLog extends ContextAwareBase implements Configurator {

    private static final String LINE = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %-14logger{0} %msg%n";

    /** Writes out what waits; nothing is logged afterwards. The last thing a process does. */
    static void flush() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(LINE);
        encoder.start();

        var console = new GroupedConsole(encoder);
        console.setContext(context);
        console.start();

        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger("uz.karnay").setLevel(Level.INFO);
        context.getLogger("uz.karnay.api.web.QuietDispatcher")
                .setLevel(Level.WARN); // Spring tells of each of its steps
        // what goes wrong there is said once, as the reason not to start
        context.getLogger("org.flywaydb").setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
