package uz.karnay.api.system;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The resources of the server as a whole. */
@Configuration(proxyBeanMethods = false)
@Import(SystemController.class)
public class SystemConfiguration {}
