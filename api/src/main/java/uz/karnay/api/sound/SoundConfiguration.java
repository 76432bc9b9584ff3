package uz.karnay.api.sound;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The resources around sounds. */
@Configuration(proxyBeanMethods = false)
@Import(SoundsController.class)
public class SoundConfiguration {}
