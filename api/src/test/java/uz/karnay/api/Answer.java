package uz.karnay.api;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server said, to be looked into. */
record Answer(int status, HttpResponse<String> response) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response);
    }

    JsonNode json() {
        return JSON.readTree(response.body());
    }

    String text(String pointer) {
        return json().at(pointer).asString();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    String body() {
        return response.body();
    }

    /** The last part of the problem's type. */
    String problem() {
        return text("/type").replace("tag:karnay.uz,2026:problem/", "");
    }
}
