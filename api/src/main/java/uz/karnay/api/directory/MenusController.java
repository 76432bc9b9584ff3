package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uz.karnay.api.json.Inputs;
import uz.karnay.api.json.Page;
import uz.karnay.api.json.PatchBody;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.Uuid7;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Menu;
import uz.karnay.pbx.directory.MenuId;

/** Voice menus. */
@RestController
@RequestMapping(path = "/api/v1/menus", produces = "application/json")
@Tag(name = "menus", description = "What callers choose from by keys")
class MenusController {

    private static final Rows.Table<Menu, MenuInput> TABLE = new Rows.Table<>(
            "menu",
            (directory, id) -> directory.menu(new MenuId(id)),
            MenuInput::of,
            Change.PutFacility::new,
            id -> new Change.RemoveFacility(new MenuId(id)),
            MenuInput.CLEARABLE);

    private final Rows<Menu, MenuInput> rows;
    private final DirectoryDesk desk;
    private final Clock clock;
    private final Entropy entropy;

    MenusController(DirectoryDesk desk, Inputs inputs, JsonMapper json, Clock clock, Entropy entropy) {
        this.rows = new Rows<>(TABLE, desk, inputs, json);
        this.desk = desk;
        this.clock = clock;
        this.entropy = entropy;
    }

    @GetMapping
    @Operation(operationId = "listMenus", summary = "All, in order")
    Page<MenuView> list() {
        return Page.whole(desk.current().facilities(Menu.class).stream()
                .sorted(Comparator.comparing(Menu::name))
                .map(MenuView::of)
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readMenu", summary = "One menu")
    MenuView read(@PathVariable UUID id, HttpServletResponse response) {
        return tagged(rows.one(id), response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createMenu", summary = "Add a menu")
    MenuView create(@RequestBody MenuInput input, HttpServletResponse response) {
        var id = new MenuId(Uuid7.next(clock, entropy));
        Menu row = rows.create(id.value(), input, (_, checked) -> checked.toDomain(id, 1));
        response.setHeader("Location", "/api/v1/menus/" + id);
        return tagged(row, response);
    }

    @PatchMapping("/{id}")
    @PatchBody(MenuInput.class)
    @Operation(operationId = "changeMenu", summary = "Change what is given, keep the rest")
    MenuView change(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestBody ObjectNode patch,
            HttpServletRequest request,
            HttpServletResponse response) {
        return tagged(
                rows.patch(id, patch, request, (before, input, _) -> input.toDomain(before.id(), before.version() + 1)),
                response);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeMenu", summary = "Remove a menu")
    void remove(@PathVariable UUID id, HttpServletRequest request) {
        rows.remove(id, request);
    }

    private MenuView tagged(Menu row, HttpServletResponse response) {
        rows.tag(row).writeTo(response);
        return MenuView.of(row);
    }
}
