package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Menu;

/** A menu. */
@Schema(name = "Menu")
record MenuView(
        UUID id,
        String name,
        String number,
        @Nullable Lingo language,
        Words greeting,
        Words choices,
        List<MenuInput.Key> keys,
        boolean dialExtensions,
        MenuInput.Patience patience,
        MenuInput.Trouble wrong,
        MenuInput.Trouble silence,
        MenuInput.Spot spot,
        boolean enabled,
        @Schema(description = "Counts its changes.") int version) {

    static MenuView of(Menu row) {
        MenuInput input = MenuInput.of(row);
        return new MenuView(
                row.id().value(),
                input.name(),
                input.number(),
                input.language(),
                input.greeting(),
                input.choices(),
                input.keys(),
                input.dialExtensions(),
                input.patience(),
                input.wrong(),
                input.silence(),
                input.spot(),
                input.enabled(),
                row.version());
    }
}
