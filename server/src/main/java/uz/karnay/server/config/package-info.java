/** What can be configured: one record for each component, read from the command line and a YAML file with dashed keys. */
@NullMarked
package uz.karnay.server.config;

import org.jspecify.annotations.NullMarked;
