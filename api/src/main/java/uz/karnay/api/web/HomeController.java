package uz.karnay.api.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.Ports;

/** Tells whoever comes with a browser where they are. */
@Hidden
@RestController
class HomeController {

    private final Home home;

    HomeController(Ports ports) {
        home = new Home("Karnay", ports.version(), "/api/v1", "/api/v1/openapi.json");
    }

    record Home(String name, String version, String api, String openapi) {}

    @GetMapping("/")
    Home home() {
        return home;
    }
}
