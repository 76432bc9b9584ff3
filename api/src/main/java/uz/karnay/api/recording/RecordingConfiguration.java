package uz.karnay.api.recording;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The resources around recordings. */
@Configuration(proxyBeanMethods = false)
@Import(RecordingsController.class)
public class RecordingConfiguration {}
