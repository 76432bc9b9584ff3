package uz.karnay.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** What this program calls itself. */
final class Product {

    /** In Server and User-Agent; without a version, which would tell an attacker more than a friend. */
    static final String NAME = "Karnay";

    private Product() {}

    /** Such as {@code 0.1.0}, from the build. */
    static String version() {
        try (InputStream file = Product.class.getResourceAsStream("product.properties")) {
            var properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException _) {
            return "unknown";
        }
    }
}
