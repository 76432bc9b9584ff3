package uz.karnay.server.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.server.archive.ArchiveConfig;

/** Reads where recordings are copied to. */
final class ArchiveSettings {

    private ArchiveSettings() {}

    /** Empty when they stay where they are. */
    static Optional<ArchiveConfig> read(Settings settings) {
        Optional<URI> endpoint =
                settings.read("recordings.archive.endpoint", Optional.empty(), ArchiveSettings::endpoint);
        String region = settings.read("recordings.archive.region", "us-east-1", ArchiveSettings::word);
        String bucket = settings.read("recordings.archive.bucket", "", ArchiveSettings::word);
        String prefix = settings.read("recordings.archive.prefix", "", text -> text);
        String access = settings.read("recordings.archive.access-key", "", ArchiveSettings::word);
        Secret secret = settings.read("recordings.archive.secret-key-file", Secret.of(""), ArchiveSettings::secret);
        boolean deletes = settings.read("recordings.archive.delete-local", false, Syntax::onOff);
        if (endpoint.isPresent() && (bucket.isEmpty() || access.isEmpty() || secret.isEmpty())) {
            throw new ConfigException(
                    "recordings.archive.endpoint needs a bucket, an access-key and a secret-key-file beside it");
        }
        return endpoint.map(address -> new ArchiveConfig(address, region, bucket, prefix, access, secret, deletes));
    }

    private static Optional<URI> endpoint(String text) {
        URI address = URI.create(text);
        boolean isWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        if (!isWeb || address.getHost() == null) {
            throw new IllegalArgumentException("expected https://HOST or http://HOST:PORT");
        }
        return Optional.of(address);
    }

    private static String word(String text) {
        if (!text.matches("[A-Za-z0-9+/=._-]{1,128}")) {
            throw new IllegalArgumentException("expected letters, digits and .-_+/= only");
        }
        return text;
    }

    private static Secret secret(String file) {
        try {
            return Secret.of(Files.readString(Path.of(file)).strip());
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read", e);
        }
    }
}
