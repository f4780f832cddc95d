package io.guichet.studio;

import io.guichet.ApiClient;
import io.guichet.ApiClient.JsonResponse;
import io.guichet.MultipartBody;
import io.guichet.MultipartBody.UploadFile;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Deploys files through the API. */
public record StudioClient(int port) {

    /** @param brand null for shared files */
    public JsonResponse deploys(String user, String brand, String file, String content) {
        return deploys(user, brand, file, content, null);
    }

    /** @param baseVersions JSON; null for none */
    public JsonResponse deploys(String user, String brand, String file, String content, String baseVersions) {
        var parts = new MultipartBody().field("reason", "a test");
        if (baseVersions != null) {
            parts.field("baseVersions", baseVersions);
        }
        return sends(user, brand, parts.file("file", upload(file, content)));
    }

    public JsonResponse sends(String user, String brand, MultipartBody parts) {
        return ApiClient.as(user, port)
                .send(
                        "POST",
                        "/api/studio/deployments" + (brand == null ? "" : "?brand=" + brand),
                        BodyPublishers.ofByteArray(parts.bytes()),
                        Map.of("Content-Type", parts.type()));
    }

    public static UploadFile upload(String file, String content) {
        return new UploadFile(file, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }
}
