package uz.karnay.server.archive;

import java.net.URI;
import uz.karnay.pbx.directory.Secret;

/**
 * An object store that recordings go to after their calls.
 *
 * @param endpoint such as {@code https://s3.eu-central-1.amazonaws.com}; objects are asked for by path, not by host name
 * @param prefix before each name, such as {@code karnay/}; may be empty
 * @param deletesLocal whether the file here goes once its copy is there
 */
public record ArchiveConfig(
        URI endpoint,
        String region,
        String bucket,
        String prefix,
        String accessKey,
        Secret secretKey,
        boolean deletesLocal) {

    public ArchiveConfig {
        String scheme = String.valueOf(endpoint.getScheme());
        if (!scheme.equals("https") && !scheme.equals("http") || endpoint.getHost() == null) {
            throw new IllegalArgumentException("expected https://HOST or http://HOST:PORT");
        }
    }
}
