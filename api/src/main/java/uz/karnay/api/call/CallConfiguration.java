package uz.karnay.api.call;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The resources around calls. */
@Configuration(proxyBeanMethods = false)
@Import({CallsController.class, LiveCallsController.class})
public class CallConfiguration {}
