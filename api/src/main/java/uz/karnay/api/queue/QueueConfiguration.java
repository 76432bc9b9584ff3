package uz.karnay.api.queue;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The resources around running queues. */
@Configuration(proxyBeanMethods = false)
@Import({LiveQueuesController.class, QueueAgentsController.class})
public class QueueConfiguration {}
