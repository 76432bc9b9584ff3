package uz.karnay.api.web;

import jakarta.servlet.Filter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;
import uz.karnay.api.account.AccountConfiguration;
import uz.karnay.api.call.CallConfiguration;
import uz.karnay.api.directory.DirectoryConfiguration;
import uz.karnay.api.json.Inputs;
import uz.karnay.api.json.Json;
import uz.karnay.api.problem.ProblemAdvice;
import uz.karnay.api.problem.ProblemWriter;
import uz.karnay.api.queue.QueueConfiguration;
import uz.karnay.api.recording.RecordingConfiguration;
import uz.karnay.api.security.SecurityConfiguration;
import uz.karnay.api.sound.SoundConfiguration;
import uz.karnay.api.system.SystemConfiguration;
import uz.karnay.api.voicemail.VoicemailConfiguration;

/** Everything Spring is told, in one place. What is not named here does not run. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@Import({
    TomcatConfiguration.class,
    SecurityConfiguration.class,
    OpenApiConfiguration.class,
    ProblemAdvice.class,
    HomeController.class,
    DirectoryConfiguration.class,
    CallConfiguration.class,
    RecordingConfiguration.class,
    AccountConfiguration.class,
    SystemConfiguration.class,
    SoundConfiguration.class,
    VoicemailConfiguration.class,
    QueueConfiguration.class,
})
class WebConfiguration {

    @Bean
    DispatcherServletRegistrationBean dispatcher(WebApplicationContext context) {
        var registration = new DispatcherServletRegistrationBean(new QuietDispatcher(context), "/");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<Filter> security(@Qualifier("springSecurityFilterChain") Filter chain) {
        var registration = new FilterRegistrationBean<>(chain);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    JsonMapper json() {
        return Json.mapper();
    }

    @Bean
    Inputs inputs(JsonMapper json) {
        return new Inputs(json);
    }

    @Bean
    ProblemWriter problems(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    WebMvcConfigurer messages(JsonMapper json) {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json));
            }

            // Spring's own would start a second validator beside that of Inputs.
            @Override
            public Validator getValidator() {
                return new NoOpValidator();
            }
        };
    }

    /** Checks nothing. */
    private static final class NoOpValidator implements Validator {
        @Override
        public boolean supports(Class<?> type) {
            return false;
        }

        @Override
        public void validate(Object target, Errors errors) {}
    }
}
