package uz.karnay.api.directory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import uz.karnay.pbx.directory.LiveDirectory;

/** The resources of the directory. */
@Configuration(proxyBeanMethods = false)
@Import({
    ExtensionsController.class,
    TrunksController.class,
    DidsController.class,
    DialRulesController.class,
    SettingsController.class,
    SimulationController.class,
    LintController.class,
    ChangesController.class,
    RingGroupsController.class,
    CallQueuesController.class,
    MenusController.class,
    AnnouncementsController.class,
    TimeConditionsController.class,
    HolidayCalendarsController.class,
    ConferenceRoomsController.class,
    InboundRulesController.class,
})
public class DirectoryConfiguration {

    @Bean
    DirectoryDesk desk(LiveDirectory directory) {
        return new DirectoryDesk(directory);
    }
}
