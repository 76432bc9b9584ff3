package uz.karnay.api.sound;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.karnay.api.json.Page;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.sound.SoundLibrary;
import uz.karnay.pbx.sound.SoundRefused;

/** The sounds of the office: uploaded, listed, removed. */
@RestController
@RequestMapping(path = "/api/v1/sounds", produces = "application/json")
@Tag(name = "sounds", description = "Announcements and music of the office")
class SoundsController {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    private final SoundLibrary sounds;

    SoundsController(SoundLibrary sounds) {
        this.sounds = sounds;
    }

    @GetMapping
    @Operation(operationId = "listSounds", summary = "Sounds, by name")
    Page<SoundView> list() {
        return Page.whole(sounds.list().stream().map(SoundView::of).toList());
    }

    @PutMapping(path = "/{name}", consumes = "*/*")
    @Operation(
            operationId = "putSound",
            summary = "Upload a sound",
            description = "The body is the file itself: WAV, Ogg/Opus or MP3, at most 50 MB and ten minutes.")
    SoundView put(@PathVariable String name, @Parameter(hidden = true) HttpServletRequest request) {
        requireName(name);
        try {
            return SoundView.of(sounds.put(name, request.getInputStream()));
        } catch (SoundRefused refused) {
            throw ProblemException.invalid("", String.valueOf(refused.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteSound", summary = "Remove a sound")
    void delete(@PathVariable String name) {
        requireName(name);
        try {
            if (!sounds.remove(name)) {
                throw ProblemException.notFound("sound", name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.malformed("name", "must be 1 to 64 lower-case letters, digits and dashes");
        }
    }
}
